namespace RagLlama.Evaluation;

/// <summary>The figures of one question. Those that the set or the run cannot give are null.</summary>
public sealed record QuestionResult
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public required string Language { get; init; }

    /// <summary>Ids of the relevant passages.</summary>
    public required IReadOnlyList<string> Expected { get; init; }

    /// <summary>Ids of the ten best passages, each once, best first.</summary>
    public required IReadOnlyList<string> Found { get; init; }

    /// <summary>Accepted answers; empty when refusing is right; null when the set says nothing.</summary>
    public IReadOnlyList<string>? Accepted { get; init; }

    public double? Ndcg10 { get; init; }

    public double? Recall1 { get; init; }

    public double? Recall5 { get; init; }

    public double? Mrr10 { get; init; }

    public bool? Refused { get; init; }

    /// <summary>The answer given; empty when refused.</summary>
    public string? Answer { get; init; }

    /// <summary>An accepted answer stands in the answer.</summary>
    public bool? AnswerHit { get; init; }

    /// <summary>An accepted answer stands in at most two quoted sentences, the relevance threshold left out.</summary>
    public bool? QuoteHit { get; init; }

    /// <summary>Least relevance threshold, in thousandths, at which the question is refused; null when it never is or it was not measured.</summary>
    public int? RefusedFrom { get; init; }

    public required double Milliseconds { get; init; }

    /// <summary>Whether the question should be answered; null when the set does not say.</summary>
    public bool? IsAnswerable => Accepted is null ? null : Accepted.Count > 0;
}
