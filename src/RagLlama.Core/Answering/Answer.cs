using RagLlama.Answering.Agent;
using RagLlama.Answering.Guards;
using RagLlama.Retrieval.Understanding;

namespace RagLlama.Answering;

/// <summary>A finished answer, or the finding that there is none.</summary>
public sealed record Answer
{
    public required string Question { get; init; }

    /// <summary>Null when answered.</summary>
    public NoAnswerReason? Reason { get; init; }

    /// <summary>The text with citation marks such as [1]; empty when there is no answer.</summary>
    public required string Text { get; init; }

    public required string Language { get; init; }

    /// <summary><c>quotes</c> or <c>chat</c>.</summary>
    public required string Writer { get; init; }

    public string? Model { get; init; }

    public required IReadOnlyList<Citation> Citations { get; init; }

    public required IReadOnlyList<AnswerSentence> Sentences { get; init; }

    /// <summary>For <see cref="NoAnswerReason.UnknownFilter"/>: the filter, and what could stand there; otherwise null.</summary>
    public FilterProblem? Filter { get; init; }

    /// <summary>Other passages that say something else of the same; each is said at the end of the text too.</summary>
    public IReadOnlyList<SourceConflict> Conflicts { get; init; } = [];

    /// <summary>What was done to find the passages; empty when the question was not researched.</summary>
    public IReadOnlyList<AgentStep> Steps { get; init; } = [];

    /// <summary>For <see cref="NoAnswerReason.Blocked"/> and <see cref="NoAnswerReason.GuardUnavailable"/>: the guard; otherwise null.</summary>
    public GuardFinding? Blocked { get; init; }

    /// <summary>A part was down and something simpler answered in its place.</summary>
    public bool Degraded { get; init; }

    /// <summary>The text ends before the writer was done: the model failed or reached its limit.</summary>
    public bool Incomplete { get; init; }

    /// <summary>When it is worth asking again; only with <see cref="NoAnswerReason.Overloaded"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Questions that the same sources may answer, to be asked next; empty without a model.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>What a model would call the conversation this is the first answer of; null otherwise.</summary>
    public string? Title { get; init; }

    /// <summary>What a model says in place of an answer; null unless <see cref="AnsweringOptions.ExplainRefusals"/> is on.</summary>
    public string? Explanation { get; init; }

    /// <summary>What the model was shown of the passages; null when no model was called.</summary>
    public ContextReport? Context { get; init; }

    public required AnswerTimings Timings { get; init; }

    public required string ReceiptId { get; init; }
}
