using RagLlama.Answering.Agent;

namespace RagLlama.Answering;

/// <summary>What an answer was made from, without any text of question, documents or answer.</summary>
public sealed record AnswerReceipt
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>answered</c> or the reason there is no answer.</summary>
    public required string Outcome { get; init; }

    public required string Writer { get; init; }

    public string? Model { get; init; }

    /// <summary>SHA-256 of the prompt as it was sent; null when no model was called.</summary>
    public string? PromptHash { get; init; }

    /// <summary>Tokens and price; null when no model was called or its server counts none.</summary>
    public AnswerUsage? Usage { get; init; }

    public required string Generation { get; init; }

    /// <summary>The chunks shown to the writer, best first, with the SHA-256 of their texts.</summary>
    public required IReadOnlyList<ReceiptChunk> Chunks { get; init; }

    /// <summary>What was done to find the chunks; empty when the question was not researched.</summary>
    public IReadOnlyList<ReceiptStep> Steps { get; init; } = [];

    /// <summary>The guard that blocked, with the categories it named; null when none did.</summary>
    public string? BlockedBy { get; init; }

    public required AnswerTimings Timings { get; init; }

    /// <summary>1 helpful, -1 not helpful, null when nobody said.</summary>
    public int? Feedback { get; init; }
}
