using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Sources;

namespace RagLlama.TestKit.Conformance;

/// <summary>Documents for the catalogue's tests: small, with every field filled.</summary>
public static class CatalogSamples
{
    public const string Source = "handbooks";

    public static Asker Anna { get; } = Asker.User("anna", ["hr"]);

    public static Asker Bert { get; } = Asker.User("bert", ["sales"]);

    public static Asker Admin { get; } = Asker.User("root", isAdmin: true);

    public static AccessList Hr { get; } = AccessList.Parse("group:hr");

    public static AccessList Sales { get; } = AccessList.Parse("group:sales");

    public static DocumentId Id(string name) => DocumentId.For(Source, name);

    public static ChunkId Chunk(string name, int version, int number) => ChunkId.For(Id(name), version, number, "test");

    public static SourceItem Item(string name, string tag = "1") => new()
    {
        ExternalId = name,
        Uri = new Uri($"file:///handbooks/{name}"),
        FileName = name,
        ChangeTag = tag,
        ModifiedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
    };

    /// <param name="content">Stands for the bytes: equal texts have equal blobs.</param>
    public static DocumentPublication Publication(string name, int version = 1, int chunks = 2, AccessList? access = null, string? content = null) => new()
    {
        Id = Id(name),
        Version = version,
        Title = $"Title of {name}",
        Access = access ?? Hr,
        ChangeTag = $"tag-{version}",
        ContentHash = $"content-{content ?? $"{name}-{version}"}",
        StructureHash = $"structure-{content ?? $"{name}-{version}"}",
        Bytes = 1234567890123,
        MediaType = "text/markdown",
        Language = "en",
        Pages = 3,
        Warnings = 1,
        Reason = "One picture has no text.",
        ModifiedAt = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero),
        Chunks = [.. Enumerable.Range(0, chunks).Select(n => SampleChunk(name, version, n))],
    };

    private static Chunk SampleChunk(string name, int version, int number) => new()
    {
        Id = Chunk(name, version, number),
        DocumentId = Id(name),
        Version = version,
        Number = number,
        Text = $"Passage {number} of {name}, version {version}: “Urlaub”, ลาพักร้อน, 🏖.",
        TableHeader = number == 0 ? "Year | Days" : null,
        Language = number == 0 ? "de" : "th",
        Location = new ChunkLocation
        {
            Span = new TextSpan(number * 100, 100),
            Page = number == 0 ? null : number,
            Headings = number == 0 ? [] : ["Annual leave", "Carry \"over\""],
            Boxes = number == 0 ? [] : [new PageBox(number, 72.5f, 90.1f, 520, 110.333f), new PageBox(number, 72, 110, 300, 120)],
        },
    };
}
