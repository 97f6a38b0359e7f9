namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>How much a worker may do at the same time.</summary>
internal sealed record WorkerLimits
{
    /// <summary>Longest sequence, prompt and answer together, in tokens.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Tokens of all sequences together that memory was set aside for.</summary>
    public required long TokenBudget { get; init; }

    public int Parallel { get; init; } = 8;

    /// <summary>Most requests waiting or being answered.</summary>
    public int MaxQueued { get; init; } = 64;

    public int MaxQueuedPerUser { get; init; } = 4;

    public TimeSpan Keep { get; init; } = TimeSpan.FromMinutes(5);

    public int PrefillTokens { get; init; } = 512;
}
