namespace RagLlama.Jobs;

/// <summary>Proof of holding a job's lease: the number rises with every lease, so that a worker that lost its lease can be refused (I4).</summary>
public sealed record JobFence(long JobId, long Number);
