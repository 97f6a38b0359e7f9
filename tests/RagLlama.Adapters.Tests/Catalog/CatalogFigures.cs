using System.Diagnostics;
using System.Globalization;
using RagLlama.Indexing;
using RagLlama.Jobs;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

/// <summary>How quick the stores are on this machine. Run alone: <c>RagLlama.Adapters.Tests -explicit only -class *CatalogFigures -showLiveOutput</c>.</summary>
public sealed class CatalogFigures(PostgresServer server, ITestOutputHelper output)
{
    private const int Documents = 1000;
    private const int ChunksEach = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task SQLite_is_quick_enough() => await MeasureAsync(await new SqliteHarness().OpenAsync());

    [Fact(Explicit = true)]
    public async Task PostgreSQL_is_quick_enough() => await MeasureAsync(await server.OpenStoresAsync());

    private async Task MeasureAsync(StoreHarness stores)
    {
        await using var opened = stores;
        await TimeAsync("register", Documents, i => stores.Catalog.RegisterAsync(CatalogSamples.Source, CatalogSamples.Item(Name(i)), CatalogSamples.Hr, Cancellation));
        var publications = Enumerable.Range(0, Documents).Select(Publication).ToList();
        var publish = await TimeAsync("publish 10 chunks", Documents, i => stores.Catalog.PublishAsync(publications[i], null, Cancellation));

        var random = new Random(1);
        var ids = Enumerable.Range(0, 300)
            .Select(_ => Enumerable.Range(0, 50).Select(_ => CatalogSamples.Chunk(Name(random.Next(Documents)), 1, random.Next(ChunksEach))).ToList())
            .ToList();
        var read = await TimeAsync("read 50 chunks", ids.Count, i => stores.Catalog.ReadChunksAsync(CatalogSamples.Anna, ids[i], Cancellation));

        await stores.Queue.EnqueueAsync([.. Enumerable.Range(0, Documents).Select(i => new JobRequest("ingest", Name(i)))], Cancellation);
        await TimeAsync("lease and complete a job", Documents, async _ =>
            await stores.Queue.CompleteAsync((await stores.Queue.LeaseAsync("worker", TimeSpan.FromMinutes(1), Cancellation))!.Fence, Cancellation));

        Assert.InRange(publish, 0, 10);
        Assert.InRange(read, 0, 5);
    }

    private static string Name(int i) => i.ToString(CultureInfo.InvariantCulture);

    private static DocumentPublication Publication(int i)
    {
        var sample = CatalogSamples.Publication(Name(i), chunks: ChunksEach);
        return sample with { Chunks = [.. sample.Chunks.Select(c => c with { Text = new string('x', 1200) })] };
    }

    /// <returns>Median milliseconds.</returns>
    private async Task<double> TimeAsync(string name, int count, Func<int, Task> action)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await action(i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var perSecond = count * 1000 / times.Sum();
        Array.Sort(times);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {perSecond:F0}/s, median {times[count / 2]:F2} ms, 95 % {times[count * 95 / 100]:F2} ms"));
        return times[count / 2];
    }
}
