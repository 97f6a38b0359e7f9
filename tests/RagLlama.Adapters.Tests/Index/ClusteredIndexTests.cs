using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Adapters.Tests.Dense.Clusters;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Embedded;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Index;

/// <summary>An index large enough for clusters answers as one without, stays right while it changes, and says how good it is.</summary>
public sealed class ClusteredIndexTests : IDisposable
{
    private const int Passages = 3000;

    private static readonly float[][] Vectors = ClusteredSample.Vectors(Passages + 200, 25, seed: 3);

    private readonly string _folder = Directory.CreateTempSubdirectory("clustered").FullName;
    private readonly List<EmbeddedVectorIndex> _opened = [];
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string ClusterFile => Assert.Single(Directory.GetFiles(_folder, "*.clusters"));

    public void Dispose()
    {
        _opened.ForEach(index => index.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_large_index_is_searched_by_clusters_with_the_recall_asked_for()
    {
        var index = await PreparedAsync();

        var status = (await index.ReadVectorSearchAsync(Token))!;
        Assert.Equal(VectorSearchMode.Approximate, status.Mode);
        Assert.Equal(Passages, status.Chunks);
        Assert.InRange(status.Recall!.Value, 0.9, 1);
        Assert.InRange(status.Compared, 1, Passages / 2);
        Assert.True(status.Sampled >= 100);
        Assert.Equal(_time.GetUtcNow(), status.MeasuredAt);
        Assert.InRange(await RecallAsync(index), 0.85, 1);
    }

    [Fact]
    public async Task A_small_index_compares_with_everything_and_keeps_no_clusters()
    {
        var index = Open(above: 1_000_000);
        await FillAsync(index, 0, 100);
        await SearchAsync(index, Vectors[0]);
        await index.Idle;

        var status = (await index.ReadVectorSearchAsync(Token))!;
        Assert.Equal((VectorSearchMode.Exact, 100, 0), (status.Mode, status.Chunks, status.Clusters));
        Assert.Empty(Directory.GetFiles(_folder, "*.clusters"));
    }

    [Fact]
    public async Task What_is_added_is_found_and_what_is_removed_is_gone_at_once()
    {
        var index = await PreparedAsync();
        await FillAsync(index, Passages, 100);
        for (var number = Passages; number < Passages + 100; number += 10)
        {
            Assert.Equal(IdOf(number), (await SearchAsync(index, Vectors[number]))[0].Id);
            await index.RemoveDocumentAsync(DocumentOf(number), Token);
            Assert.DoesNotContain(await SearchAsync(index, Vectors[number]), hit => hit.Id == IdOf(number));
        }

        Assert.Equal(VectorSearchMode.Approximate, (await index.ReadVectorSearchAsync(Token))!.Mode);
    }

    [Fact]
    public async Task Access_is_kept_inside_the_search_and_a_change_of_it_counts_at_once()
    {
        var index = await PreparedAsync();
        Assert.Equal(IdOf(40), (await SearchAsync(index, Vectors[40]))[0].Id);

        await index.UpdateAccessAsync(DocumentOf(40), AccessList.Of(Principal.Group("board")), Token);

        Assert.DoesNotContain(await SearchAsync(index, Vectors[40]), hit => hit.Id == IdOf(40));
        Assert.Equal(10, (await SearchAsync(index, Vectors[40])).Count);
        var board = Assert.Single(await SearchAsync(index, Vectors[40], Asker.User("chair", ["board"]), limit: 1));
        Assert.Equal(IdOf(40), board.Id);
    }

    [Fact]
    public async Task After_a_restart_the_clusters_are_read_and_not_made_again()
    {
        await PreparedAsync();
        var built = (await _opened[0].ReadVectorSearchAsync(Token))!.BuiltAt;
        _time.Advance(TimeSpan.FromMinutes(3));

        var again = Open();
        Assert.Equal(VectorSearchMode.Approximate, (await again.ReadVectorSearchAsync(Token))!.Mode);
        await SearchAsync(again, Vectors[0]);
        await again.Idle;

        Assert.Equal(built, (await again.ReadVectorSearchAsync(Token))!.BuiltAt);
        Assert.Equal(await HitsAsync(_opened[0]), await HitsAsync(again));
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_made_again_from_the_vectors()
    {
        await PreparedAsync();
        var bytes = await File.ReadAllBytesAsync(ClusterFile, Token);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(ClusterFile, bytes, Token);

        var again = Open();
        var damage = Assert.Single(await again.VerifyAsync(Token));
        Assert.Equal((Path.GetFileName(ClusterFile), 0), (damage.Part, damage.Chunks.Count));
        await SearchAsync(again, Vectors[0]);
        await again.Idle;

        Assert.Empty(await again.VerifyAsync(Token));
        Assert.Equal(VectorSearchMode.Approximate, (await again.ReadVectorSearchAsync(Token))!.Mode);
    }

    [Fact]
    public async Task A_damaged_file_can_be_discarded()
    {
        await PreparedAsync();
        await File.WriteAllTextAsync(ClusterFile, "no clusters", Token);
        var again = Open();

        await again.DiscardAsync(Assert.Single(await again.VerifyAsync(Token)), Token);

        Assert.Empty(await again.VerifyAsync(Token));
    }

    [Fact]
    public async Task While_too_few_of_the_nearest_are_found_every_search_is_exact()
    {
        // More than can be reached, so that whatever is measured is too little.
        var index = await PreparedAsync(target: 1.01);

        Assert.Equal(VectorSearchMode.BelowTarget, (await index.ReadVectorSearchAsync(Token))!.Mode);
        Assert.Equal(1, await RecallAsync(index));
    }

    [Fact]
    public async Task Recall_is_measured_again_as_time_passes_and_centres_are_found_anew_when_the_rows_double()
    {
        var index = await PreparedAsync(count: 1000);
        var first = (await index.ReadVectorSearchAsync(Token))!;

        _time.Advance(TimeSpan.FromHours(7));
        await SearchAsync(index, Vectors[0]);
        await index.Idle;
        var second = (await index.ReadVectorSearchAsync(Token))!;
        Assert.Equal(_time.GetUtcNow(), second.MeasuredAt);
        Assert.Equal(first.BuiltAt, second.BuiltAt);

        await FillAsync(index, 1000, 1200);
        _time.Advance(TimeSpan.FromMinutes(2));
        await SearchAsync(index, Vectors[0]);
        await index.Idle;
        var third = (await index.ReadVectorSearchAsync(Token))!;
        Assert.Equal(_time.GetUtcNow(), third.BuiltAt);
        Assert.True(third.Clusters > second.Clusters);
        Assert.Equal(VectorSearchMode.Approximate, third.Mode);
    }

    [Fact]
    public async Task Clusters_are_made_while_others_write_and_search()
    {
        var index = Open(above: 1000);
        await FillAsync(index, 0, 1500);
        await SearchAsync(index, Vectors[0]);
        for (var number = 1500; number < Passages; number += 100)
        {
            await FillAsync(index, number, 100);
            await index.RemoveDocumentAsync(DocumentOf(number - 700), Token);
            Assert.DoesNotContain(await SearchAsync(index, Vectors[number - 700]), hit => hit.Id == IdOf(number - 700));
            Assert.Equal(IdOf(number), (await SearchAsync(index, Vectors[number]))[0].Id);
        }

        await index.Idle;
        Assert.InRange(await RecallAsync(index), 0.85, 1);
    }

    private static DocumentId DocumentOf(int number) => DocumentId.For("files", $"{number}.md");

    private static ChunkId IdOf(int number) => ChunkId.For(DocumentOf(number), 1, 0, "test");

    private static Task<IReadOnlyList<IndexHit>> SearchAsync(EmbeddedVectorIndex index, float[] vector, Asker? asker = null, int limit = 10) =>
        index.SearchAsync(new IndexQuery { Text = "x", Vector = vector, Access = AccessFilter.For(asker ?? Asker.User("anna")), Mode = SearchMode.Dense, Limit = limit }, Token);

    private static async Task FillAsync(EmbeddedVectorIndex index, int from, int count) => await index.UpsertAsync(
        [
            .. Enumerable.Range(from, count).Select(number => new IndexedChunk
            {
                Id = IdOf(number),
                DocumentId = DocumentOf(number),
                SourceId = "files",
                Version = 1,
                Number = 0,
                Access = AccessList.Public,
                Language = "en",
                Title = "",
                Text = $"note {number}",
                Vector = Vectors[number],
            }),
        ],
        Token);

    private static async Task<List<ChunkId>> HitsAsync(EmbeddedVectorIndex index) => [.. (await SearchAsync(index, Vectors[77])).Select(hit => hit.Id)];

    /// <summary>Against an instance that compares with everything.</summary>
    private async Task<double> RecallAsync(EmbeddedVectorIndex index)
    {
        var exact = Open(above: 1_000_000);
        var (found, wanted) = (0, 0);
        for (var number = 0; number < 100; number++)
        {
            var truth = (await SearchAsync(exact, Vectors[Passages + number])).Select(hit => hit.Id).ToHashSet();
            wanted += truth.Count;
            found += (await SearchAsync(index, Vectors[Passages + number])).Count(hit => truth.Contains(hit.Id));
        }

        return (double)found / wanted;
    }

    private async Task<EmbeddedVectorIndex> PreparedAsync(int count = Passages, double target = 0.9)
    {
        var index = Open(above: Math.Min(count, 1000), target);
        await FillAsync(index, 0, count);
        await SearchAsync(index, Vectors[0]);
        await index.Idle;
        return index;
    }

    private EmbeddedVectorIndex Open(int above = 1000, double target = 0.9)
    {
        _opened.Add(new EmbeddedVectorIndex(new EmbeddedIndexOptions { Folder = _folder, ApproximateAbove = above, RecallTarget = target }, "test", NullLogger.Instance, _time));
        return _opened[^1];
    }
}
