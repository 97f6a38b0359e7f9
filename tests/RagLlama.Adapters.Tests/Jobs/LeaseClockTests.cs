using RagLlama.Adapters.Tests.Catalog;
using RagLlama.Jobs;
using RagLlama.Storage.Catalog.Database;
using RagLlama.Storage.Jobs;

namespace RagLlama.Adapters.Tests.Jobs;

/// <summary>Leases of the SQLite queue, which are counted on the machine's own clock (I8).</summary>
public sealed class LeaseClockTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private readonly SqliteHarness _stores = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _stores.OpenAsync();

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task Takes_no_lease_away_when_the_wall_clock_is_set()
    {
        var job = await LeaseOneAsync();
        _stores.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await TryLeaseAsync());
        _stores.Time.Advance(TimeSpan.FromDays(-3));
        Assert.Null(await TryLeaseAsync());

        Assert.True(await _stores.Queue.CompleteAsync(job.Fence, Cancellation));
    }

    [Fact]
    public async Task Holds_every_lease_of_an_earlier_boot_for_void()
    {
        await LeaseOneAsync();
        _stores.Clock.Run = "second boot";

        Assert.Equal(2, (await TryLeaseAsync())?.Attempt);
    }

    [Fact]
    public async Task Holds_a_lease_for_void_that_began_later_than_now()
    {
        await LeaseOneAsync();
        _stores.Clock.Set(10);

        Assert.Equal(2, (await TryLeaseAsync())?.Attempt);
    }

    [Fact]
    public async Task Shares_one_queue_between_processes()
    {
        await using var database = new SqliteDatabase(Path.Combine(_stores.Folder, "catalog.db"));
        var other = new JobQueue(database, _stores.Clock);
        var job = await LeaseOneAsync();

        Assert.Null(await other.LeaseAsync("other", Lease, Cancellation));
        _stores.Clock.Advance(Lease);
        var taken = await other.LeaseAsync("other", Lease, Cancellation);

        Assert.NotNull(taken);
        Assert.False(await _stores.Queue.CompleteAsync(job.Fence, Cancellation));
        Assert.True(await other.CompleteAsync(taken.Fence, Cancellation));
    }

    [Fact]
    public async Task Never_hands_a_job_to_two_workers_on_the_running_clock_of_two_processes()
    {
        await _stores.Queue.EnqueueAsync([.. Enumerable.Range(0, 200).Select(i => new JobRequest("ingest", $"{i}"))], Cancellation);
        var path = Path.Combine(_stores.Folder, "catalog.db");
        await using var one = new SqliteDatabase(path);
        await using var two = new SqliteDatabase(path);
        JobQueue[] queues = [new(one, new BootClock()), new(two, new BootClock())];

        var fences = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            async () =>
            {
                var mine = new List<JobFence>();
                while (await queues[i % 2].LeaseAsync("worker", Lease, Cancellation) is { } job)
                {
                    mine.Add(job.Fence);
                }

                return mine;
            },
            Cancellation)));

        Assert.Equal(200, fences.Sum(f => f.Count));
        Assert.Equal(200, fences.SelectMany(f => f).Select(f => f.JobId).Distinct().Count());
    }

    [Fact]
    public void Runs_on_a_clock_that_all_processes_of_the_machine_share()
    {
        var (first, second) = (new BootClock(), new BootClock());
        var before = first.Milliseconds;

        Assert.Equal(first.Run, second.Run);
        Assert.InRange(second.Milliseconds, before, before + 60_000);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The uptime to compare with is read from /proc.");
        var uptime = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(before / 1000d, uptime - 60, uptime + 60);
    }

    private async Task<LeasedJob> LeaseOneAsync()
    {
        await _stores.Queue.EnqueueAsync([new JobRequest("ingest", "a")], Cancellation);
        return (await TryLeaseAsync())!;
    }

    private Task<LeasedJob?> TryLeaseAsync() => _stores.Queue.LeaseAsync("worker", Lease, Cancellation);
}
