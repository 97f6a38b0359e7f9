using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion.Chunking;
using RagLlama.Security;
using RagLlama.Storage.Embedded;
using RagLlama.TestKit.Conformance;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Index;

public sealed class EmbeddedVectorIndexTests : VectorIndexConformance, IDisposable
{
    private static readonly Asker Anna = Asker.User("anna@example.com");

    private readonly string _folder = Directory.CreateTempSubdirectory("index").FullName;
    private readonly List<ServiceProvider> _opened = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _opened.ForEach(services => services.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_generation_names_the_embedder_the_analysers_and_the_form_of_the_files() => Assert.Matches(@"^hash-64\.a\d+\.c\d+-\d+\.i\d+$", Open().Generation);

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        await Open().UpsertAsync([Chunk("a.md", 0, "the boiler room key")], Token);
        _opened[0].Dispose();
        _opened.Clear();

        Assert.Single(await SearchAsync(Open(), "boiler room"));
    }

    [Fact]
    public async Task Another_generation_starts_empty_and_leaves_this_one_alone()
    {
        await Open().UpsertAsync([Chunk("a.md", 0, "the boiler room key")], Token);
        using var upgraded = new EmbeddedVectorIndex(new EmbeddedIndexOptions { Folder = _folder }, "another", NullLogger.Instance);

        Assert.Equal(0, await upgraded.CountAsync(Token));
        Assert.Empty(await SearchAsync(upgraded, "boiler room"));
        Assert.Single(await SearchAsync(Open(), "boiler room"));
    }

    [Fact]
    public async Task A_write_that_fails_half_way_changes_nothing()
    {
        var index = Open();
        await index.UpsertAsync([Chunk("a.md", 0, "the boiler room key")], Token);
        var broken = Chunk("a.md", 1, "unreadable") with { Language = null! };

        await Assert.ThrowsAnyAsync<Exception>(() => index.UpsertAsync([Chunk("b.md", 0, "the attic key"), broken], Token));

        Assert.Equal(1, await index.CountAsync(Token));
        Assert.Empty(await SearchAsync(index, "attic"));
    }

    [Fact]
    public async Task Hidden_passages_do_not_change_a_score()
    {
        var index = Open();
        await index.UpsertAsync([.. Enumerable.Range(0, 30).Select(n => Chunk("a.md", n, $"Rule {n} about the boiler room."))], Token);
        var before = (await SearchAsync(index, "boiler rule 7"))[0];

        var secret = AccessList.Of(Principal.Group("board"));
        await index.UpsertAsync([.. Enumerable.Range(0, 200).Select(n => Chunk("b.md", n, "boiler rule seven 7 of the board", secret))], Token);

        Assert.Equal(before, (await SearchAsync(index, "boiler rule 7"))[0]);
    }

    [Fact]
    public async Task Searches_and_writes_at_the_same_time_agree()
    {
        var index = Open();
        var other = Open();
        var writes = Task.Run(
            async () =>
            {
                for (var n = 0; n < 40; n++)
                {
                    await (n % 2 == 0 ? index : other).UpsertAsync([Chunk($"{n}.md", 0, $"note {n} on the boiler")], Token);
                }
            },
            Token);
        while (!writes.IsCompleted)
        {
            var count = await other.CountAsync(Token);
            Assert.True((await SearchAsync(other, "boiler", limit: 100)).Count >= count);
        }

        await writes;
        Assert.Equal(40, (await SearchAsync(index, "boiler", limit: 100)).Count);
        Assert.Equal(40, (await SearchAsync(other, "boiler", limit: 100)).Count);
    }

    [Theory]
    [InlineData("", 0.5, 2, 60_000, "Index:Embedded:Folder")]
    [InlineData("x", -1, 2, 60_000, "Index:Embedded:DenseWeight")]
    [InlineData("x", 0.5, 0, 60_000, "Index:Embedded:TitleWeight")]
    [InlineData("x", 0.5, 2, 5, "Index:Embedded:MaxOccurrences")]
    public void Options_out_of_range_are_named(string folder, double dense, int title, int occurrences, string key)
    {
        var options = new EmbeddedIndexOptions { Folder = folder, DenseWeight = dense, TitleWeight = title, MaxOccurrences = occurrences };

        Assert.Contains(key, Assert.Throws<ArgumentException>(() => new ServiceCollection().AddEmbeddedIndex(options)).Message, StringComparison.Ordinal);
    }

    protected override IVectorIndex Open()
    {
        var services = new ServiceCollection()
            .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(new HashEmbedder())
            .AddSingleton(new DocumentChunker(new ChunkingOptions()))
            .AddEmbeddedIndex(new EmbeddedIndexOptions { Folder = _folder })
            .BuildServiceProvider();
        _opened.Add(services);
        return services.GetRequiredService<IVectorIndex>();
    }

    private static IndexedChunk Chunk(string name, int number, string text, AccessList? access = null) => new()
    {
        Id = ChunkId.For(DocumentId.For("files", name), 1, number, "test"),
        DocumentId = DocumentId.For("files", name),
        SourceId = "files",
        Version = 1,
        Number = number,
        Access = access ?? AccessList.Public,
        Language = "en",
        Title = "House rules",
        Text = text,
        Vector = HashEmbedder.EmbedText(text),
    };

    private static Task<IReadOnlyList<IndexHit>> SearchAsync(IVectorIndex index, string text, int limit = 10) =>
        index.SearchAsync(new IndexQuery { Text = text, Access = AccessFilter.For(Anna), Limit = limit, Mode = SearchMode.Lexical }, Token);
}
