namespace RagLlama.Evaluation;

/// <summary>Means over the questions of a set. Figures that the set cannot give are null.</summary>
public sealed record EvaluationResult
{
    public required string Set { get; init; }

    /// <summary><c>hybrid</c>, <c>lexical</c> or <c>dense</c>.</summary>
    public required string Mode { get; init; }

    public required int Passages { get; init; }

    /// <summary>Questions asked, those without an answer in the set included.</summary>
    public required int Queries { get; init; }

    public double? Ndcg10 { get; init; }

    public double? Recall1 { get; init; }

    public double? Recall5 { get; init; }

    public double? Mrr10 { get; init; }

    /// <summary>Share of the answerable questions whose answer text has an accepted answer.</summary>
    public double? AnswerHit { get; init; }

    /// <summary>Share of the answerable questions with an accepted answer in at most two quoted sentences, the relevance threshold left out. Null when a model writes.</summary>
    public double? QuoteHit { get; init; }

    /// <summary>Share of the answerable questions that were refused.</summary>
    public double? FalseRefusal { get; init; }

    /// <summary>Share of the unanswerable questions that were refused.</summary>
    public double? RefusalOnUnanswerable { get; init; }

    public required double IndexSeconds { get; init; }

    public required double PassagesPerSecond { get; init; }

    public required QueryTimes QueryMs { get; init; }

    /// <summary>Largest resident memory of the process so far, in MiB.</summary>
    public required double PeakRssMb { get; init; }

    /// <summary>File of the rankings, one line {query, docs} each; null when none was asked for.</summary>
    public string? Run { get; init; }

    public IReadOnlyList<LanguageResult> Languages { get; init; } = [];

    /// <summary>Refusals at thresholds 0.05 apart; null when not measured.</summary>
    public IReadOnlyList<RefusalPoint>? RefusalCurve { get; init; }

    /// <summary>The highest threshold that refuses at most 10 % of the answerable questions; null when not measured.</summary>
    public RefusalPoint? AtTenPercentFalseRefusals { get; init; }

    /// <summary>The same questions in a stored run; null when none was asked for.</summary>
    public RunComparison? Comparison { get; init; }
}
