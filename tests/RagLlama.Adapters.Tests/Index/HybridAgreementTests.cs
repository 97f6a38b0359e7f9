using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Embedded;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Index;

/// <summary>Both legs together give what the definition gives, whatever was written, replaced and removed before.</summary>
public sealed class HybridAgreementTests : IDisposable
{
    private const int Limit = 20;

    private static readonly Asker Anna = Asker.User("anna@example.com", ["hr"]);
    private static readonly string[] Words = ["boiler", "pump", "valve", "key", "room", "rule", "leave", "salary", "table", "menu", "network", "budget"];

    private readonly EmbeddedIndexOptions _options = new() { Folder = Directory.CreateTempSubdirectory("hybrid").FullName, SegmentChunks = 50 };
    private readonly List<EmbeddedVectorIndex> _opened = [];
    private readonly Dictionary<ChunkId, IndexedChunk> _chunks = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _opened.ForEach(index => index.Dispose());
        Directory.Delete(_options.Folder, recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Hits_agree_with_the_definition_in_every_instance(int seed)
    {
        var random = new Random(seed);
        var writer = Open();
        var reader = Open();
        for (var round = 0; round < 60; round++)
        {
            await ChangeAsync(writer, random);
            if (round % 20 == 19)
            {
                await AssertAgreesAsync(round % 40 == 19 ? reader : writer, random);
            }
        }

        await AssertAgreesAsync(reader, random);
        await AssertAgreesAsync(Open(), random);
    }

    [Fact]
    public async Task Vectors_of_another_length_are_refused()
    {
        var index = Open();
        await index.UpsertAsync([Chunk("a", 0, "boiler", new Random(1))], Token);
        await index.UpsertAsync([Chunk("b", 0, "boiler", new Random(1)) with { Vector = new float[10] }], Token);

        await Assert.ThrowsAsync<InvalidDataException>(() => SearchAsync(index, "boiler", new float[10], SearchMode.Dense));
    }

    private static Task<IReadOnlyList<IndexHit>> SearchAsync(EmbeddedVectorIndex index, string question, float[] vector, SearchMode mode, int limit = Limit) =>
        index.SearchAsync(new IndexQuery { Text = question, Vector = vector, Access = AccessFilter.For(Anna), Mode = mode, Limit = limit }, Token);

    private static IndexedChunk Chunk(string name, int number, string text, Random random) => new()
    {
        Id = ChunkId.For(DocumentId.For("files", name), 1, number, "test"),
        DocumentId = DocumentId.For("files", name),
        SourceId = "files",
        Version = 1,
        Number = number,
        Access = random.Next(3) == 0 ? AccessList.Of(Principal.Group("it")) : AccessList.Public,
        Language = "en",
        Title = "",
        Text = text,
        Vector = Vector(random),
    };

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 30)).Select(_ => Words[random.Next(random.Next(1, Words.Length))]));

    private static float[] Vector(Random random)
    {
        var vector = Enumerable.Range(0, HashEmbedder.Dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var norm = MathF.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / norm)];
    }

    /// <summary>Place by place, but for what 12 bits for a number of a vector leave open.</summary>
    private static void AssertSame(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        Assert.Equal(expected.Count(), actual.Count());
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-3));
    }

    private static float Cosine(ReadOnlyMemory<float> one, float[] other)
    {
        var sum = 0f;
        for (var index = 0; index < other.Length; index++)
        {
            sum += one.Span[index] * other[index];
        }

        return sum;
    }

    private async Task ChangeAsync(EmbeddedVectorIndex index, Random random)
    {
        var name = $"{random.Next(40)}.md";
        var document = DocumentId.For("files", name);
        if (random.Next(5) == 0)
        {
            await index.RemoveDocumentAsync(document, Token);
            _chunks.Values.Where(chunk => chunk.DocumentId == document).ToList().ForEach(chunk => _chunks.Remove(chunk.Id));
            return;
        }

        var chunks = Enumerable.Range(0, random.Next(1, 25)).Select(n => Chunk(name, n, Text(random), random)).ToList();
        await index.UpsertAsync(chunks, Token);
        chunks.ForEach(chunk => _chunks[chunk.Id] = chunk);
    }

    private async Task AssertAgreesAsync(EmbeddedVectorIndex index, Random random)
    {
        var question = string.Join(' ', Words.OrderBy(_ => random.Next()).Take(3));
        var vector = Vector(random);
        var lexical = (await SearchAsync(index, question, vector, SearchMode.Lexical, limit: 500)).ToDictionary(hit => hit.Id, hit => hit.Lexical);
        var visible = _chunks.Values.Where(chunk => chunk.Access.Allows(Anna)).ToDictionary(chunk => chunk.Id, chunk => Cosine(chunk.Vector, vector));
        Assert.InRange(visible.Count, Limit * 3, 500);

        var nearest = visible.Where(chunk => chunk.Value > 0).OrderByDescending(chunk => chunk.Value).Select(chunk => chunk.Key).ToList();
        var dense = await SearchAsync(index, question, vector, SearchMode.Dense);
        AssertSame(nearest.Take(Limit).Select(id => (double)visible[id]), dense.Select(hit => (double)visible[hit.Id]));

        double Fused(ChunkId id) => lexical.GetValueOrDefault(id) + (_options.DenseWeight * visible[id]);
        var reserved = nearest.Take(Limit / 2).ToList();
        var expected = reserved.Concat(visible.Keys.Except(reserved).OrderByDescending(Fused).Take(Limit - reserved.Count)).OrderByDescending(Fused).ToList();
        var hits = await SearchAsync(index, question, vector, SearchMode.Hybrid);

        AssertSame(expected.Select(Fused), hits.Select(hit => Fused(hit.Id)));
        Assert.All(hits, hit => Assert.Equal(Fused(hit.Id), hit.Score, tolerance: 1e-3));
        Assert.All(hits, hit => Assert.Equal(visible[hit.Id], hit.Dense, tolerance: 1e-3));
    }

    private EmbeddedVectorIndex Open()
    {
        _opened.Add(new EmbeddedVectorIndex(_options, "test", NullLogger.Instance));
        return _opened[^1];
    }
}
