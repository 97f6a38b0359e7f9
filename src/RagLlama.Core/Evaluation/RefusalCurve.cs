namespace RagLlama.Evaluation;

/// <summary>Refusals and false refusals at each relevance threshold, from the least threshold that refuses each question.</summary>
public static class RefusalCurve
{
    /// <summary>Thresholds that are tried, in thousandths: 0.001 to 0.999.</summary>
    public const int Least = 1;

    public const int Greatest = 999;

    /// <summary>Points 0.05 apart.</summary>
    public static IReadOnlyList<RefusalPoint> Of(IReadOnlyList<QuestionResult> questions) =>
        [.. Enumerable.Range(1, 19).Select(step => At(questions, step * 50))];

    /// <summary>The highest threshold that refuses at most a share of the answerable questions; null when even the least refuses more.</summary>
    public static RefusalPoint? AtFalseRefusals(IReadOnlyList<QuestionResult> questions, double share) =>
        Enumerable.Range(Least, Greatest).Select(threshold => At(questions, threshold)).LastOrDefault(point => point.FalseRefusal <= share);

    private static RefusalPoint At(IReadOnlyList<QuestionResult> questions, int threshold) =>
        new(threshold / 1000.0, Share(questions, answerable: true, threshold), Share(questions, answerable: false, threshold));

    private static double? Share(IReadOnlyList<QuestionResult> questions, bool answerable, int threshold) =>
        EvaluationSummary.Mean(questions.Where(q => q.IsAnswerable == answerable).Select(q => q.RefusedFrom <= threshold ? 1.0 : 0));
}
