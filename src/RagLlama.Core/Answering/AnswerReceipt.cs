using RagLlama.Answering.Agent;

namespace RagLlama.Answering;

/// <summary>
/// What an answer was made from, so that it can be made again: hashes and settings, and the question, which is the asker's own. No text of a document or of
/// the answer.
/// </summary>
public sealed record AnswerReceipt
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>answered</c> or the reason there is no answer.</summary>
    public required string Outcome { get; init; }

    public required string Writer { get; init; }

    public string? Model { get; init; }

    /// <summary>SHA-256 of the answer's prompt as it was sent; null when no model was called.</summary>
    public string? PromptHash { get; init; }

    /// <summary>Every call of a model, in the order in which they ended.</summary>
    public IReadOnlyList<ReceiptCall> Calls { get => field ?? []; init; } = [];

    /// <summary>Tokens, price and energy of all calls; null when no model was called or its server counts none.</summary>
    public AnswerUsage? Usage { get; init; }

    public required string Generation { get; init; }

    /// <summary>The question as the asker typed it; null when <see cref="AnsweringOptions.KeepQuestions"/> is off.</summary>
    public string? Question { get; init; }

    /// <summary>SHA-256 of the question as it was searched: a follow-up with its missing subject filled in, which may come from an answer and so is not kept.</summary>
    public string? QuestionHash { get; init; }

    /// <summary>Sources asked for beside the question; empty for all.</summary>
    public IReadOnlyList<string> Sources { get => field ?? []; init; } = [];

    /// <summary>Language of the answer.</summary>
    public string? Language { get; init; }

    /// <summary>The conversation the question belonged to; null outside of one.</summary>
    public string? ConversationId { get; init; }

    /// <summary>SHA-256 of the earlier turns a model was given; null when there were none.</summary>
    public string? HistoryHash { get; init; }

    /// <summary>SHA-256 of the answer's text; null when there is no answer.</summary>
    public string? AnswerHash { get; init; }

    /// <summary>How the passages fitted into the prompt; null when no model was called.</summary>
    public ReceiptContext? Context { get; init; }

    /// <summary>Null in receipts of earlier builds.</summary>
    public ReceiptSettings? Settings { get; init; }

    /// <summary>The chunks found for the writer, best first, with the SHA-256 of their texts.</summary>
    public required IReadOnlyList<ReceiptChunk> Chunks { get; init; }

    /// <summary>What was done to find the chunks; empty when the question was not researched.</summary>
    public IReadOnlyList<ReceiptStep> Steps { get; init; } = [];

    /// <summary>The guard that blocked, with the categories it named; null when none did.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>How many sentences the answer has, and how many of them its sources bear out in full.</summary>
    public int Sentences { get; init; }

    public int Supported { get; init; }

    public required AnswerTimings Timings { get; init; }

    /// <summary>1 helpful, -1 not helpful, null when nobody said.</summary>
    public int? Feedback { get; init; }
}
