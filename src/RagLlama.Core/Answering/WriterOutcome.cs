using RagLlama.Answering.Guards;

namespace RagLlama.Answering;

/// <summary>How the writing ended.</summary>
public sealed record WriterOutcome
{
    /// <summary><c>quotes</c> or <c>chat</c>.</summary>
    public required string Writer { get; init; }

    public string? Model { get; init; }

    /// <summary>SHA-256 of the prompt, without its random fence; null when no model was called.</summary>
    public string? PromptHash { get; init; }

    /// <summary>Tokens and price; null when no model was called or its server counts none.</summary>
    public AnswerUsage? Usage { get; init; }

    /// <summary>The calls of models, for the receipt.</summary>
    public IReadOnlyList<ReceiptCall> Calls { get; init; } = [];

    /// <summary>What a model was shown of the passages; null when no model was called.</summary>
    public ContextReport? Context { get; init; }

    /// <summary>Why there is no answer; null when there is one.</summary>
    public NoAnswerReason? Reason { get; init; }

    /// <summary>The guard that blocked the answer; only with the reasons that say so.</summary>
    public GuardFinding? Blocked { get; init; }

    /// <summary>When it is worth asking again; only with <see cref="NoAnswerReason.Overloaded"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A model was down: quotes took its place, or its text ends too early.</summary>
    public bool Degraded { get; init; }

    /// <summary>The text ends before the writer was done.</summary>
    public bool Incomplete { get; init; }

    /// <summary>Citations that named no supplied source and were removed.</summary>
    public int ForeignCitations { get; init; }

    /// <summary>Passages that the token budget had no room for.</summary>
    public int LeftOut { get; init; }
}
