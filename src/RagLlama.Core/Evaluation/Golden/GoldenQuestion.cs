namespace RagLlama.Evaluation.Golden;

/// <summary>A question of a golden set.</summary>
public sealed record GoldenQuestion
{
    /// <summary>Unique in its set; 1 to 64 characters.</summary>
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary>ISO 639-1 code, or <c>und</c>.</summary>
    public string Language { get; init; } = "und";

    /// <summary>What should be found, all of it; empty when nothing is said about that.</summary>
    public IReadOnlyList<ExpectedDocument> Documents { get; init; } = [];

    /// <summary>Accepted answers; empty when the documents cannot answer it, so that refusing is right; null when nothing is said.</summary>
    public IReadOnlyList<string>? Answers { get; init; }
}
