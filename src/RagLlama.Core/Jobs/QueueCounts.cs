namespace RagLlama.Jobs;

public sealed record QueueCounts(int Waiting, int Running, int Quarantined);
