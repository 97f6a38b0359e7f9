namespace RagLlama.Jobs;

/// <summary>A job this worker may do until its lease ends.</summary>
/// <param name="Attempt">From 1; counted durably before the work starts (I5).</param>
public sealed record LeasedJob(string Kind, string Key, JobFence Fence, int Attempt);
