using RagLlama.Answering;
using RagLlama.Answering.Guards;
using RagLlama.Retrieval.Understanding;

namespace RagLlama.Host.Api.Json;

/// <summary>The answer object of <c>POST /api/v1/ask</c> and <c>ask --json</c>.</summary>
public sealed record AnswerJson
{
    public required string Question { get; init; }

    /// <summary><c>answered</c> or <c>no_answer</c>.</summary>
    public required string Status { get; init; }

    public NoAnswerReason? Reason { get; init; }

    public required string Answer { get; init; }

    public required string Language { get; init; }

    public required string Writer { get; init; }

    public string? Model { get; init; }

    public required IReadOnlyList<CitationJson> Citations { get; init; }

    public required IReadOnlyList<SentenceJson> Sentences { get; init; }

    /// <summary>A part of the service was down, and the answer was made without it: by quotes instead of a model, or with passages found by words alone.</summary>
    public bool Degraded { get; init; }

    /// <summary>The text ends before the model was done: it failed, or reached its longest answer.</summary>
    public bool Incomplete { get; init; }

    /// <summary>For the reason <c>unknown_filter</c>: the filter that means nothing, and what could stand there.</summary>
    public FilterProblem? Filter { get; init; }

    /// <summary>Where another source says something else of the same; empty when none does.</summary>
    public IReadOnlyList<SourceConflict> Conflicts { get; init; } = [];

    /// <summary>What was done to find the passages; empty when the question was not researched.</summary>
    public IReadOnlyList<StepJson> Steps { get; init; } = [];

    /// <summary>For the reasons <c>blocked</c> and <c>guard_unavailable</c>: the guard, and the categories it named.</summary>
    public GuardFinding? Blocked { get; init; }

    /// <summary>Whether a language model wrote the text.</summary>
    public required AiJson Ai { get; init; }

    /// <summary>Questions that the same sources may answer, to be asked next; empty without a model.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>What the conversation is called from now on; null unless this answer named it.</summary>
    public string? Title { get; init; }

    /// <summary>What a model says in place of an answer; null unless it was asked to.</summary>
    public string? Explanation { get; init; }

    /// <summary>How the passages fitted into the model's context, and what was left out; null when no model was called.</summary>
    public ContextJson? Context { get; init; }

    public required AnswerTimings Timings { get; init; }

    public required string ReceiptId { get; init; }

    /// <summary>The conversation the turn was added to; null outside a conversation.</summary>
    public string? ConversationId { get; init; }

    public static AnswerJson From(Answer answer, string? conversationId = null) =>
        new()
        {
            Question = answer.Question,
            Status = answer.Reason is null ? "answered" : "no_answer",
            Reason = answer.Reason,
            Answer = answer.Text,
            Language = answer.Language,
            Writer = answer.Writer,
            Model = answer.Model,
            Citations = [.. answer.Citations.Select(CitationJson.From)],
            Sentences = SentenceJson.From(answer.Text, answer.Sentences),
            Degraded = answer.Degraded,
            Incomplete = answer.Incomplete,
            Filter = answer.Filter,
            Conflicts = answer.Conflicts,
            Steps = [.. answer.Steps.Select(StepJson.From)],
            Blocked = answer.Blocked,
            Ai = AiJson.From(answer),
            Suggestions = answer.Suggestions,
            Title = answer.Title,
            Explanation = answer.Explanation,
            Context = ContextJson.From(answer.Context),
            Timings = answer.Timings,
            ReceiptId = answer.ReceiptId,
            ConversationId = conversationId,
        };
}
