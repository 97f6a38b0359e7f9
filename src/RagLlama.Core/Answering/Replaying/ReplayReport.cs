namespace RagLlama.Answering.Replaying;

/// <summary>A receipt beside what the same question brings today.</summary>
public sealed record ReplayReport
{
    public required string ReceiptId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nothing has changed: same passages in the same order, same prompts, model and settings, and the same text where it was made again.</summary>
    public bool Reproduced => Changes.Count == 0;

    /// <summary>The same passages in the same order.</summary>
    public required bool RetrievalReproduced { get; init; }

    /// <summary>Passages found then, and now.</summary>
    public required int ChunksBefore { get; init; }

    public required int ChunksAfter { get; init; }

    public required string OutcomeBefore { get; init; }

    public required string OutcomeAfter { get; init; }

    public required ReplayText Text { get; init; }

    /// <summary>Why the text was not made again; null when it was.</summary>
    public string? TextReason { get; init; }

    /// <summary>The text made now, from what the asker may read now; null when none was made. The text given then is kept nowhere in a receipt.</summary>
    public string? Answer { get; init; }

    public required IReadOnlyList<ReplayChange> Changes { get; init; }
}
