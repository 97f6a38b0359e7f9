namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>What is known of the clusters beside their rows; kept with them.</summary>
internal sealed record ClusterRecord
{
    public required DateTimeOffset BuiltAt { get; init; }

    /// <summary>Rows when the centres were found.</summary>
    public required int BuiltRows { get; init; }

    /// <summary>Rows to compare when the centres were new; 0 before that was measured.</summary>
    public int BuiltCompared { get; init; }

    /// <summary>How far a search goes; null before that was measured.</summary>
    public ProbePlan? Plan { get; init; }

    /// <summary>Share of the ten nearest rows that was found, 0 to 1.</summary>
    public double? Recall { get; init; }

    public int Sampled { get; init; }

    public DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>Rows when it was measured.</summary>
    public int MeasuredRows { get; init; }

    /// <summary>The measured recall is as good as it has to be.</summary>
    public bool IsGood(double target) => Plan is not null && Recall >= target;
}
