namespace RagLlama.Jobs;

/// <summary>The job's lease passed to another worker; nothing was changed.</summary>
public sealed class StaleFenceException(JobFence fence)
    : Exception($"Job {fence.JobId}: the lease with fence {fence.Number} has expired and passed to another worker.")
{
    public JobFence Fence { get; } = fence;
}
