namespace RagLlama.Indexing;

/// <summary>How the nearest vectors are searched, and how well that was last measured to work on the index as it is.</summary>
public sealed record VectorSearchStatus
{
    public required VectorSearchMode Mode { get; init; }

    /// <summary>Chunks that have to be compared in a plain scan.</summary>
    public required int Chunks { get; init; }

    /// <summary>Chunks above which the approximate search is prepared.</summary>
    public required int ApproximateAbove { get; init; }

    /// <summary>Share of the ten nearest chunks that the approximate search has to find, 0 to 1; below it, every search is exact.</summary>
    public required double RecallTarget { get; init; }

    /// <summary>Clusters the vectors lie in; 0 when they lie in none.</summary>
    public int Clusters { get; init; }

    /// <summary>Chunks compared for somebody who may read everything; 0 when all are.</summary>
    public int Compared { get; init; }

    /// <summary>Measured share of the ten nearest chunks that was found, 0 to 1; null when it was not measured.</summary>
    public double? Recall { get; init; }

    /// <summary>Questions it was measured with: chunks of the index, and those asked lately.</summary>
    public int Sampled { get; init; }

    public DateTimeOffset? MeasuredAt { get; init; }

    public DateTimeOffset? BuiltAt { get; init; }
}
