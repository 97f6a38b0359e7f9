namespace RagLlama.Evaluation;

/// <summary>Means of the sets' means: each set counts the same, however many questions it has.</summary>
public sealed record EvaluationMean(int Sets, double? Ndcg10, double? Recall1, double? Recall5, double? Mrr10, double? AnswerHit, double? QuoteHit)
{
    public static EvaluationMean Of(IReadOnlyList<EvaluationResult> results) => new(
        results.Count,
        EvaluationSummary.Mean(results.Select(r => r.Ndcg10)),
        EvaluationSummary.Mean(results.Select(r => r.Recall1)),
        EvaluationSummary.Mean(results.Select(r => r.Recall5)),
        EvaluationSummary.Mean(results.Select(r => r.Mrr10)),
        EvaluationSummary.Mean(results.Select(r => r.AnswerHit)),
        EvaluationSummary.Mean(results.Select(r => r.QuoteHit)));
}
