namespace RagLlama.Evaluation;

/// <summary>What came of asking one question.</summary>
/// <param name="Refused">No answer was given.</param>
/// <param name="Text">The answer; empty when refused.</param>
public sealed record EvaluatedAnswer(bool Refused, string Text)
{
    /// <summary>The sentences quoted for the question, best first, whether or not the answer was refused; null when a model wrote the answer.</summary>
    public IReadOnlyList<string>? Quotes { get; init; }

    /// <summary>Least relevance threshold, in thousandths, at which the question is refused; null when it never is or it was not measured.</summary>
    public int? RefusedFrom { get; init; }
}
