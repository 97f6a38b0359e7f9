using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Embedded;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Index.Lexical;

/// <summary>Whatever happens to the index, its scores are those of the definition.</summary>
public sealed class LexicalAgreementTests : IDisposable
{
    private static readonly Asker Anna = Asker.User("anna@example.com", ["hr"]);
    private static readonly Asker Ben = Asker.User("ben@example.com", ["it"]);
    private static readonly string[] Words = ["boiler", "pump", "valve", "key", "room", "rule", "leave", "salary", "table", "menu", "ISO-27001", "2026", "network", "budget", "audit"];

    private readonly string _folder = Directory.CreateTempSubdirectory("agreement").FullName;
    private readonly List<EmbeddedVectorIndex> _opened = [];
    private readonly Dictionary<ChunkId, IndexedChunk> _chunks = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _opened.ForEach(index => index.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Scores_agree_after_every_kind_of_write_flush_and_merge(int seed)
    {
        var random = new Random(seed);
        var writer = Open();
        var reader = Open();
        for (var round = 0; round < 40; round++)
        {
            await ChangeAsync(writer, random);
            if (round % 8 == 7)
            {
                await writer.Idle;
            }

            foreach (var asker in (Asker[])[Anna, Ben])
            {
                var question = string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Words[random.Next(Words.Length)]));
                await AssertAgreesAsync(round % 2 == 0 ? reader : writer, question, asker);
            }
        }

        await writer.Idle;
        Assert.InRange(Directory.GetFiles(_folder, "*.seg").Length, 1, 12);
        var restarted = Open();
        await AssertAgreesAsync(restarted, "boiler pump audit", Anna);
        await AssertAgreesAsync(restarted, "salary menu 2026", Ben);
        Assert.Empty(await restarted.VerifyAsync(Token));
    }

    [Fact]
    public async Task Explains_how_a_score_came_about()
    {
        var random = new Random(5);
        var index = Open();
        for (var round = 0; round < 20; round++)
        {
            await ChangeAsync(index, random);
        }

        var query = Query("boiler network 2026", Anna) with { Explain = true };
        var hits = await index.SearchAsync(query, Token);

        Assert.NotEmpty(hits);
        var visible = _chunks.Values.Count(chunk => chunk.Access.Allows(Anna));
        foreach (var hit in hits)
        {
            Assert.Equal(hit.Lexical, hit.Explanation!.Terms.Sum(term => term.Contribution), tolerance: 1e-5);
            Assert.Equal(visible, hit.Explanation.VisibleChunks);
            Assert.All(hit.Explanation.Terms, term => Assert.InRange(term.InText + term.InTitle, 1, 60));
            Assert.All(hit.Explanation.Terms, term => Assert.InRange(term.Chunks, 1, visible));
        }

        Assert.All(await index.SearchAsync(query with { Explain = false }, Token), hit => Assert.Null(hit.Explanation));
    }

    [Fact]
    public async Task Filters_by_language_and_day()
    {
        var index = Open();
        await PutAsync(index, Chunk("a", 0, "boiler", AccessList.Public) with { Language = "de", Date = new DateOnly(2026, 3, 1) });
        await PutAsync(index, Chunk("b", 0, "boiler", AccessList.Public) with { Language = "en", Date = new DateOnly(2026, 5, 1) });
        await PutAsync(index, Chunk("c", 0, "boiler", AccessList.Public) with { Language = "en" });
        var query = Query("boiler", Anna);

        Assert.Equal(["a"], await NamesAsync(index, query with { Languages = ["de", "fr"] }));
        Assert.Equal(["b", "c"], await NamesAsync(index, query with { Languages = ["en"] }));
        Assert.Equal(["b"], await NamesAsync(index, query with { After = new DateOnly(2026, 5, 1) }));
        Assert.Equal(["a"], await NamesAsync(index, query with { Before = new DateOnly(2026, 4, 30) }));
        Assert.Empty(await NamesAsync(index, query with { After = new DateOnly(2026, 3, 2), Before = new DateOnly(2026, 4, 30) }));
        Assert.Equal(["a", "b", "c"], await NamesAsync(index, query));
    }

    private static IndexQuery Query(string text, Asker asker) => new() { Text = text, Access = AccessFilter.For(asker), Mode = SearchMode.Lexical, Limit = 500 };

    private static async Task<IEnumerable<string>> NamesAsync(EmbeddedVectorIndex index, IndexQuery query)
    {
        var found = (await index.SearchAsync(query, Token)).Select(hit => hit.DocumentId).ToHashSet();
        return ((string[])["a", "b", "c"]).Where(name => found.Contains(DocumentId.For("files", name)));
    }

    private static IndexedChunk Chunk(string name, int number, string text, AccessList access) => new()
    {
        Id = ChunkId.For(DocumentId.For("files", name), 1, number, "test"),
        DocumentId = DocumentId.For("files", name),
        SourceId = "files",
        Version = 1,
        Number = number,
        Access = access,
        Language = "en",
        Title = number % 3 == 0 ? "House rules " + Words[number % Words.Length] : "",
        Text = text,
        Vector = new float[HashEmbedder.Dimensions],
    };

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 60)).Select(_ => Words[random.Next(random.Next(1, Words.Length))]));

    private static AccessList Access(Random random) => random.Next(3) switch
    {
        0 => AccessList.Of(Principal.Group("hr")),
        1 => AccessList.Of(Principal.Group("it")),
        _ => AccessList.Public,
    };

    private async Task ChangeAsync(EmbeddedVectorIndex index, Random random)
    {
        var name = $"{random.Next(25)}.md";
        var document = DocumentId.For("files", name);
        switch (random.Next(8))
        {
            case 0:
                await index.RemoveDocumentAsync(document, Token);
                Forget(chunk => chunk.DocumentId == document);
                break;
            case 1:
                var access = Access(random);
                await index.UpdateAccessAsync(document, access, Token);
                foreach (var chunk in _chunks.Values.Where(chunk => chunk.DocumentId == document).ToList())
                {
                    _chunks[chunk.Id] = chunk with { Access = access };
                }

                break;
            case 2:
                var keep = random.Next(4);
                await index.RemoveOtherChunksAsync(document, 1, keep, Token);
                Forget(chunk => chunk.DocumentId == document && chunk.Number >= keep);
                break;
            default:
                var list = Access(random);
                await PutAsync(index, [.. Enumerable.Range(0, random.Next(1, 12)).Select(n => Chunk(name, n, Text(random), list))]);
                break;
        }
    }

    private async Task PutAsync(EmbeddedVectorIndex index, params IndexedChunk[] chunks)
    {
        await index.UpsertAsync(chunks, Token);
        foreach (var chunk in chunks)
        {
            _chunks[chunk.Id] = chunk;
        }
    }

    private void Forget(Func<IndexedChunk, bool> condition)
    {
        foreach (var chunk in _chunks.Values.Where(condition).ToList())
        {
            _chunks.Remove(chunk.Id);
        }
    }

    private async Task AssertAgreesAsync(EmbeddedVectorIndex index, string question, Asker asker)
    {
        var expected = NaiveBm25.Score(question, _chunks.Values, asker);
        var hits = await index.SearchAsync(Query(question, asker), Token);

        Assert.Equal(expected.Keys.Order(), hits.Select(hit => hit.Id).Order());
        Assert.All(hits, hit => Assert.Equal(expected[hit.Id], hit.Lexical, tolerance: 1e-5));
    }

    private EmbeddedVectorIndex Open()
    {
        var index = new EmbeddedVectorIndex(new EmbeddedIndexOptions { Folder = _folder, SegmentChunks = 10 }, "test", NullLogger.Instance);
        _opened.Add(index);
        return index;
    }
}
