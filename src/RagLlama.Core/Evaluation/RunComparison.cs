namespace RagLlama.Evaluation;

/// <summary>Two runs over the same questions. A figure that one of them does not have is null.</summary>
public sealed record RunComparison
{
    /// <summary>Name of the run compared with.</summary>
    public required string Against { get; init; }

    public BootstrapResult? Ndcg10 { get; init; }

    public BootstrapResult? Recall5 { get; init; }

    public BootstrapResult? AnswerHit { get; init; }

    public BootstrapResult? QuoteHit { get; init; }

    /// <summary>Questions that one of the runs does not have; they are left out.</summary>
    public int Unmatched { get; init; }

    public static RunComparison Of(string against, IEnumerable<QuestionResult> before, IReadOnlyList<QuestionResult> after)
    {
        var known = before.ToDictionary(q => q.Id, StringComparer.Ordinal);
        var pairs = after.Where(q => known.ContainsKey(q.Id)).Select(q => (Before: known[q.Id], After: q)).ToList();
        BootstrapResult? Compare(Func<QuestionResult, double?> figure)
        {
            var both = pairs.Where(p => figure(p.Before) is not null && figure(p.After) is not null).ToList();
            return PairedBootstrap.Compare([.. both.Select(p => figure(p.Before)!.Value)], [.. both.Select(p => figure(p.After)!.Value)]);
        }

        return new RunComparison
        {
            Against = against,
            Ndcg10 = Compare(q => q.Ndcg10),
            Recall5 = Compare(q => q.Recall5),
            AnswerHit = Compare(q => q.AnswerHit is { } hit ? (hit ? 1 : 0) : null),
            QuoteHit = Compare(q => q.QuoteHit is { } hit ? (hit ? 1 : 0) : null),
            Unmatched = after.Count + known.Count - (2 * pairs.Count),
        };
    }
}
