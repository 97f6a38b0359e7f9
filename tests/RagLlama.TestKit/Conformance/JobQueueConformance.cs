using System.Collections.Concurrent;
using System.Globalization;
using RagLlama.Jobs;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every <see cref="IJobQueue"/> does.</summary>
public abstract class JobQueueConformance : StoreConformance
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan JustAfterLease = TimeSpan.FromSeconds(61);

    private IJobQueue Queue => Stores.Queue;

    [Fact]
    public async Task Hands_out_jobs_oldest_first_and_none_when_empty()
    {
        await EnqueueAsync("b", "a");
        await EnqueueAsync("c");

        Assert.Equal(["b", "a", "c"], [(await LeaseAsync()).Key, (await LeaseAsync()).Key, (await LeaseAsync()).Key]);
        Assert.Null(await TryLeaseAsync());
    }

    [Fact]
    public async Task Adds_a_job_once_while_it_waits_but_tells_kinds_apart()
    {
        await EnqueueAsync("a", "a");
        await EnqueueAsync("a");
        await Queue.EnqueueAsync([new JobRequest("sync", "a")], Cancellation);

        Assert.Equal(new QueueCounts(2, 0, 0), await Queue.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Does_a_job_again_that_was_asked_for_while_it_ran_and_never_twice_at_once()
    {
        await EnqueueAsync("a");
        var first = await LeaseAsync();
        await EnqueueAsync("a");

        Assert.Null(await TryLeaseAsync());
        Assert.Equal(1, (await Queue.CountAsync(Cancellation)).Waiting);
        Assert.True(await Queue.CompleteAsync(first.Fence, Cancellation));

        var second = await LeaseAsync();
        Assert.Equal(1, second.Attempt);
        Assert.True(await Queue.CompleteAsync(second.Fence, Cancellation));
        Assert.Equal(new QueueCounts(0, 0, 0), await Queue.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Hands_a_job_out_again_only_after_its_lease_with_a_higher_fence_and_the_attempt_counted()
    {
        await EnqueueAsync("a");
        var first = await LeaseAsync();
        await Stores.AdvanceAsync(Lease / 2);
        Assert.Null(await TryLeaseAsync());

        await Stores.AdvanceAsync(JustAfterLease / 2);
        var second = await LeaseAsync();

        Assert.Equal(first.Fence.JobId, second.Fence.JobId);
        Assert.True(second.Fence.Number > first.Fence.Number);
        Assert.Equal((1, 2), (first.Attempt, second.Attempt));
    }

    [Fact]
    public async Task Refuses_everything_from_a_worker_whose_lease_passed_on()
    {
        await EnqueueAsync("a");
        var late = await LeaseAsync();
        await Stores.AdvanceAsync(JustAfterLease);
        var holder = await LeaseAsync();

        Assert.False(await Queue.RenewAsync(late.Fence, Lease, Cancellation));
        Assert.False(await Queue.CompleteAsync(late.Fence, Cancellation));
        Assert.False(await Queue.FailAsync(late.Fence, "late", TimeSpan.Zero, 1, Cancellation));
        Assert.Equal(new QueueCounts(0, 1, 0), await Queue.CountAsync(Cancellation));
        Assert.True(await Queue.CompleteAsync(holder.Fence, Cancellation));
    }

    [Fact]
    public async Task Keeps_a_job_as_long_as_its_lease_is_renewed()
    {
        await EnqueueAsync("a");
        var job = await LeaseAsync();
        for (var i = 0; i < 4; i++)
        {
            await Stores.AdvanceAsync(Lease * 0.7);
            Assert.True(await Queue.RenewAsync(job.Fence, Lease, Cancellation));
            Assert.Null(await TryLeaseAsync());
        }

        Assert.True(await Queue.CompleteAsync(job.Fence, Cancellation));
    }

    [Fact]
    public async Task Forgets_a_finished_job_and_never_accepts_its_fence_for_a_later_one()
    {
        await EnqueueAsync("a");
        var first = await LeaseAsync();
        Assert.True(await Queue.CompleteAsync(first.Fence, Cancellation));
        Assert.False(await Queue.CompleteAsync(first.Fence, Cancellation));

        await EnqueueAsync("a");
        var second = await LeaseAsync();

        Assert.NotEqual(first.Fence, second.Fence);
        Assert.False(await Queue.CompleteAsync(first.Fence, Cancellation));
    }

    [Fact]
    public async Task Waits_the_delay_before_a_failed_job_is_due_again()
    {
        await EnqueueAsync("a", "b");
        var job = await LeaseAsync();
        Assert.False(await Queue.FailAsync(job.Fence, "The server was down.", TimeSpan.FromSeconds(30), 3, Cancellation));

        Assert.Equal("b", (await LeaseAsync()).Key);
        Assert.Null(await TryLeaseAsync());
        await Stores.AdvanceAsync(TimeSpan.FromSeconds(31));

        var again = await LeaseAsync();
        Assert.Equal(("a", 2), (again.Key, again.Attempt));
    }

    [Fact]
    public async Task Quarantines_a_job_at_its_last_attempt_and_frees_it_when_it_is_asked_for_again()
    {
        await EnqueueAsync("poison");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var job = await LeaseAsync();
            Assert.Equal(attempt, job.Attempt);
            Assert.Equal(attempt == 3, await Queue.FailAsync(job.Fence, "It cannot be read.", TimeSpan.Zero, 3, Cancellation));
        }

        Assert.Null(await TryLeaseAsync());
        Assert.Equal(new QueueCounts(0, 0, 1), await Queue.CountAsync(Cancellation));

        await EnqueueAsync("poison");
        Assert.Equal(new QueueCounts(1, 0, 0), await Queue.CountAsync(Cancellation));
        Assert.Equal(1, (await LeaseAsync()).Attempt);
    }

    [Fact]
    public async Task Counts_attempts_of_workers_that_died_without_a_word()
    {
        await EnqueueAsync("deadly");
        for (var i = 0; i < 3; i++)
        {
            await LeaseAsync();
            await Stores.AdvanceAsync(JustAfterLease);
        }

        var job = await LeaseAsync();
        Assert.Equal(4, job.Attempt);
        Assert.True(await Queue.FailAsync(job.Fence, "Its workers died.", TimeSpan.Zero, 3, Cancellation));
    }

    [Fact]
    public async Task Never_hands_a_job_to_two_of_eight_workers()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 160).Select(i => i.ToString(CultureInfo.InvariantCulture))]);
        var done = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            async () =>
            {
                while (await Queue.LeaseAsync($"worker-{worker}", Lease, Cancellation) is { } job)
                {
                    done.Add(job.Key);
                    Assert.True(await Queue.CompleteAsync(job.Fence, Cancellation));
                }
            },
            Cancellation)));

        // A worker may find the queue empty while the last job is being taken by another; what was left is done here.
        while (await TryLeaseAsync() is { } rest)
        {
            done.Add(rest.Key);
        }

        Assert.Equal(160, done.Count);
        Assert.Equal(160, done.Distinct().Count());
    }

    [Fact]
    public async Task Takes_requests_for_the_same_jobs_from_many_at_once()
    {
        var keys = Enumerable.Range(0, 50).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => EnqueueAsync(i % 2 == 0 ? keys : [.. keys.Reverse()]), Cancellation)));

        Assert.Equal(new QueueCounts(50, 0, 0), await Queue.CountAsync(Cancellation));
    }

    private Task EnqueueAsync(params string[] keys) => Queue.EnqueueAsync([.. keys.Select(k => new JobRequest("ingest", k))], Cancellation);

    private Task<LeasedJob?> TryLeaseAsync() => Queue.LeaseAsync("worker", Lease, Cancellation);

    private async Task<LeasedJob> LeaseAsync()
    {
        var job = await TryLeaseAsync();
        Assert.NotNull(job);
        return job;
    }
}
