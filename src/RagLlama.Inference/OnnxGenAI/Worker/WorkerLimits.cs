using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>How much a worker may do at the same time.</summary>
internal sealed record WorkerLimits
{
    /// <summary>Configuration section of the model, for messages.</summary>
    public string Section { get; init; } = ChatInferenceOptions.Section;

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

    /// <summary>How long an answer goes on before it is another's turn: short enough that nobody sees it, also with many in turn.</summary>
    public TimeSpan Turn { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How long a worker has nothing to do before it lets go of what is kept too long and of memory that is free.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most tokens of one turn.</summary>
    public int TurnTokens { get; init; } = 32;
}
