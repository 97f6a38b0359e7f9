namespace RagLlama.Answering;

/// <summary>One call of a model for an answer: what it was told, by hash, and what it took.</summary>
public sealed record ReceiptCall
{
    /// <summary>Name of the prompt, such as <c>answer</c> or <c>condense</c>.</summary>
    public required string Prompt { get; init; }

    /// <summary>SHA-256 of the prompt's file: its version.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the messages as they were sent, without their random fence.</summary>
    public required string Hash { get; init; }

    /// <summary>The code word of the request, so that a replay can send the same messages.</summary>
    public string? Fence { get; init; }

    /// <summary>The model as its server names it; null when it never answered.</summary>
    public string? Model { get; init; }

    /// <summary>SHA-256 of the model's files; null for a model elsewhere, or when nobody has computed it.</summary>
    public string? WeightsHash { get; init; }

    /// <summary>0 is greedy: the most likely token each time.</summary>
    public float Temperature { get; init; }

    /// <summary>Seed of the sampling; null when nothing is sampled, or none was set.</summary>
    public long? Seed { get; init; }

    public int MaxTokens { get; init; }

    /// <summary>Tokens, price and energy; null when the server counted none.</summary>
    public AnswerUsage? Usage { get; init; }

    public double Ms { get; init; }
}
