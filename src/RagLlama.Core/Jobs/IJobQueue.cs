namespace RagLlama.Jobs;

/// <summary>Durable work, at least once. Leases are counted on database or monotonic time, never on the wall clock of a worker (I8).</summary>
public interface IJobQueue
{
    /// <summary>Adds the jobs that are not waiting already, in one transaction. A quarantined job with the same key is set free again; one that runs is done again after this run, never beside it.</summary>
    Task EnqueueAsync(IReadOnlyList<JobRequest> jobs, CancellationToken cancellationToken);

    /// <summary>Takes the oldest job that is due, counting the attempt first; null when there is none.</summary>
    Task<LeasedJob?> LeaseAsync(string workerId, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Extends the lease; false when it was lost.</summary>
    Task<bool> RenewAsync(JobFence fence, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Removes a finished job; false when its lease was lost (somebody else does it again).</summary>
    Task<bool> CompleteAsync(JobFence fence, CancellationToken cancellationToken);

    /// <summary>Returns a job: due again after <paramref name="delay"/>, or quarantined when it had <paramref name="maxAttempts"/>. True when quarantined.</summary>
    Task<bool> FailAsync(JobFence fence, string reason, TimeSpan delay, int maxAttempts, CancellationToken cancellationToken);

    Task<QueueCounts> CountAsync(CancellationToken cancellationToken);
}
