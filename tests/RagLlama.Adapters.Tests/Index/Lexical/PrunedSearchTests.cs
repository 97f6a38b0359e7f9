using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Embedded;
using RagLlama.Storage.Embedded.Lexical;
using RagLlama.Text;

namespace RagLlama.Adapters.Tests.Index.Lexical;

/// <summary>A search that passes over what cannot be among the best finds what adding up everything finds.</summary>
public sealed class PrunedSearchTests : IDisposable
{
    private const int Documents = 1200;
    private const int ChunksPerDocument = 5;
    private const int Vocabulary = 3000;

    private readonly string _folder = Directory.CreateTempSubdirectory("pruned").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_best_and_the_required_score_as_if_everything_had_been_added_up(int seed)
    {
        var random = new Random(seed);
        var options = new EmbeddedIndexOptions { Folder = _folder, SegmentChunks = 700, PruneAbove = 0, TitleWeight = 1 + random.Next(3) };
        using (var index = new EmbeddedVectorIndex(options, "pruned", NullLogger.Instance))
        {
            await FillAsync(index, random);
        }

        using var database = new IndexDatabase(_folder, "pruned");
        using var mirror = new ChunkMirror(NullLogger.Instance);
        var reader = database.Rent();
        using (var transaction = reader.Begin())
        {
            mirror.Refresh(reader, transaction, database.Files, isLast: true);
        }

        database.Return(reader);
        var shortened = 0;
        for (var round = 0; round < 150; round++)
        {
            shortened += Compare(mirror, options, random) ? 1 : 0;
        }

        // Otherwise nothing was tested.
        Assert.InRange(shortened, 20, 150);
    }

    /// <returns>True when the search by itself left something out.</returns>
    private static bool Compare(ChunkMirror mirror, EmbeddedIndexOptions options, Random random)
    {
        var asker = Asker.User("anna@example.com", random.Next(3) switch { 0 => ["hr"], 1 => ["hr", "it"], _ => [] });
        var question = string.Join(' ', Enumerable.Range(0, random.Next(2, 9)).Select(_ => Word(random)));
        var visible = mirror.VisibleTo(new IndexQuery { Text = question, Access = AccessFilter.For(asker), Limit = 10 });
        var search = new LexicalSearch(mirror.Lexical.Parts, mirror.Table, visible, options);
        var terms = TextAnalyzer.AnalyzeQuery(question, "en");
        var all = new float[mirror.Table.SlotCount];
        search.Score(terms, all);

        var wanted = random.Next(1, 12);
        var required = Enumerable.Range(0, all.Length).Where(slot => ((visible.Bits[slot >> 6] >> slot) & 1) != 0).OrderBy(_ => random.Next()).Take(random.Next(8)).ToArray();
        var some = new float[all.Length];
        var scored = search.Score(terms, some, wanted, required);

        Assert.Equal(search.Score(terms, new float[all.Length]), scored);
        Assert.Equal(Best(all, wanted), Best(some, wanted));
        Assert.All(required, slot => Assert.Equal(all[slot], some[slot]));
        Assert.All(Enumerable.Range(0, all.Length), slot => Assert.InRange(some[slot], 0, all[slot]));
        return !all.AsSpan().SequenceEqual(some);
    }

    private static List<(int Slot, float Score)> Best(float[] scores, int wanted)
    {
        var slots = new int[wanted];
        var count = TopSlots.Select(scores, slots, new float[wanted]);
        return [.. slots[..count].Order().Select(slot => (slot, scores[slot]))];
    }

    private static async Task FillAsync(EmbeddedVectorIndex index, Random random)
    {
        AccessList[] lists = [AccessList.Public, AccessList.Of(Principal.Group("hr")), AccessList.Of(Principal.Group("it"))];
        for (var document = 0; document < Documents; document += 100)
        {
            await index.UpsertAsync(
                [.. Enumerable.Range(document * ChunksPerDocument, 100 * ChunksPerDocument).Select(n => Chunk(n / ChunksPerDocument, n % ChunksPerDocument, lists[n / ChunksPerDocument % 3], random))], Token);
        }

        // Free slots in the table, removed passages in the segments, and passages in none.
        for (var n = 0; n < 40; n++)
        {
            await index.RemoveDocumentAsync(Id(random.Next(Documents)), Token);
        }

        await index.UpsertAsync([.. Enumerable.Range(0, 90).Select(n => Chunk(Documents + n, 0, AccessList.Public, random))], Token);
        await index.Idle;
    }

    private static DocumentId Id(int document) => DocumentId.For("files", $"{document}");

    private static IndexedChunk Chunk(int document, int number, AccessList access, Random random) => new()
    {
        Id = ChunkId.For(Id(document), 1, number, "pruned"),
        DocumentId = Id(document),
        SourceId = "files",
        Version = 1,
        Number = number,
        Access = access,
        Language = "en",
        Title = random.Next(2) == 0 ? Word(random) : "",
        Text = string.Join(' ', Enumerable.Range(0, random.Next(1, 80)).Select(_ => Word(random))),
        Vector = default,
    };

    /// <summary>Frequent ones come often, as in natural text.</summary>
    private static string Word(Random random) => $"w{(int)Math.Pow(Vocabulary, random.NextDouble()):x3}{(random.Next(20) == 0 ? "s" : "")}";
}
