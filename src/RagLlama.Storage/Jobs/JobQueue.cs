using System.Text.Json;
using RagLlama.Jobs;
using RagLlama.Storage.Catalog;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Jobs;

/// <summary>
/// The queue as a table of the catalogue's database, so that a fence can be checked in the transaction it protects. State 0 waits, 1 runs, 2 is
/// quarantined. A job that is asked for while it runs is marked to run again, so that no two workers ever do the same key and no request is lost.
/// </summary>
internal sealed class JobQueue : IJobQueue
{
    /// <summary>How often a worker looks again when another one took the job it saw.</summary>
    private const int MaxLeaseRaces = 8;

    private readonly CatalogDatabase _database;
    private readonly ILeaseClock _clock;
    private readonly string _enqueue;
    private readonly string _find;
    private readonly string _lease;
    private readonly string _renew;
    private readonly string _fail;

    public JobQueue(CatalogDatabase database, ILeaseClock clock)
    {
        (_database, _clock) = (database, clock);
        var now = database.LeaseNow;
        _enqueue = $"""
            INSERT INTO job (kind, key, state, again, fence, attempts, clock_id, counted_from, ready_at)
            SELECT kind, key, 0, 0, 0, 0, @clock, 0, 0 FROM ({database.JobRows}) AS wanted WHERE true
            ON CONFLICT (kind, key) DO UPDATE SET
                again = CASE WHEN job.state = 1 THEN 1 ELSE 0 END,
                attempts = CASE WHEN job.state = 1 THEN job.attempts ELSE 0 END,
                reason = CASE WHEN job.state = 1 THEN job.reason ELSE NULL END,
                ready_at = CASE WHEN job.state = 1 THEN job.ready_at ELSE 0 END,
                state = CASE WHEN job.state = 1 THEN 1 ELSE 0 END
            WHERE job.state > 0
            """;
        _find = $"SELECT id FROM job WHERE state < 2 AND {database.LeaseIsOver} ORDER BY id LIMIT 1";
        _lease = $"""
            UPDATE job SET state = 1, again = 0, fence = fence + 1, attempts = attempts + 1, worker = @worker,
                clock_id = @clock, counted_from = {now}, ready_at = {now} + @lease
            WHERE id = ({_find}{database.SkipLocked})
            RETURNING kind, key, id, fence, attempts
            """;
        _renew = $"""
            UPDATE job SET clock_id = @clock, counted_from = {now}, ready_at = {now} + @lease WHERE id = @id AND fence = @fence AND state = 1
            """;
        _fail = $"""
            UPDATE job SET
                state = CASE WHEN again = 0 AND attempts >= @max THEN 2 ELSE 0 END,
                attempts = CASE WHEN again = 1 THEN 0 ELSE attempts END,
                clock_id = @clock, counted_from = {now}, ready_at = CASE WHEN again = 1 THEN 0 ELSE {now} + @delay END,
                again = 0, reason = @reason, worker = NULL
            WHERE id = @id AND fence = @fence AND state = 1
            RETURNING state
            """;
    }

    /// <summary>Read inside the transaction: a reading from before the wait for it would be older than leases taken meanwhile.</summary>
    private (string, object?)[] Clock => [("@clock", _clock.Run), ("@now", _clock.Milliseconds)];

    public async Task EnqueueAsync(IReadOnlyList<JobRequest> jobs, CancellationToken cancellationToken)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        string[][] pairs = [.. jobs.Distinct().Select(j => new[] { j.Kind, j.Key })];
        var json = JsonSerializer.Serialize(pairs, CatalogJson.Default.StringArrayArray);
        await _database.WriteAsync(s => s.ExecuteAsync(_enqueue, cancellationToken, [("@jobs", json), .. Clock]), cancellationToken);
    }

    public async Task<LeasedJob?> LeaseAsync(string workerId, TimeSpan lease, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxLeaseRaces; attempt++)
        {
            // An idle worker asks every moment: that must neither write nor wait for those who do.
            var open = await _database.ReadAsync(s => s.QueryAsync(_find, r => r.GetInt64(0), cancellationToken, Clock), cancellationToken);
            if (open.Count == 0)
            {
                return null;
            }

            var leased = await _database.WriteAsync(
                s => s.QueryAsync(
                    _lease,
                    r => new LeasedJob(r.GetString(0), r.GetString(1), new JobFence(r.GetInt64(2), r.GetInt64(3)), r.GetInt32(4)),
                    cancellationToken,
                    [("@worker", workerId), ("@lease", (long)lease.TotalMilliseconds), .. Clock]),
                cancellationToken);
            if (leased.Count == 1)
            {
                return leased[0];
            }
        }

        return null;
    }

    public async Task<bool> RenewAsync(JobFence fence, TimeSpan lease, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            s => s.ExecuteAsync(_renew, cancellationToken, [.. Held(fence), ("@lease", (long)lease.TotalMilliseconds), .. Clock]),
            cancellationToken) == 1;

    public async Task<bool> CompleteAsync(JobFence fence, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            async s =>
            {
                const string Held = "WHERE id = @id AND fence = @fence AND state = 1";
                var done = await s.ExecuteAsync($"DELETE FROM job {Held} AND again = 0", cancellationToken, JobQueue.Held(fence));
                return done == 1
                    ? done
                    : await s.ExecuteAsync(
                        $"UPDATE job SET state = 0, again = 0, attempts = 0, ready_at = 0, counted_from = 0, reason = NULL, worker = NULL {Held}",
                        cancellationToken,
                        JobQueue.Held(fence));
            },
            cancellationToken) == 1;

    public async Task<bool> FailAsync(JobFence fence, string reason, TimeSpan delay, int maxAttempts, CancellationToken cancellationToken)
    {
        var states = await _database.WriteAsync(
            s => s.QueryAsync(
                _fail,
                r => r.GetInt32(0),
                cancellationToken,
                [.. Held(fence), ("@reason", reason), ("@delay", (long)delay.TotalMilliseconds), ("@max", maxAttempts), .. Clock]),
            cancellationToken);
        return states is [2];
    }

    public async Task<QueueCounts> CountAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT count(CASE WHEN state = 0 OR again = 1 THEN 1 END), count(CASE WHEN state = 1 THEN 1 END), count(CASE WHEN state = 2 THEN 1 END) FROM job
            """;
        var counts = await _database.ReadAsync(
            s => s.QueryAsync(Sql, r => new QueueCounts(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)), cancellationToken), cancellationToken);
        return counts[0];
    }

    private static (string, object?)[] Held(JobFence fence) => [("@id", fence.JobId), ("@fence", fence.Number)];
}
