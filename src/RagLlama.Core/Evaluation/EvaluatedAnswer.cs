namespace RagLlama.Evaluation;

/// <param name="Refused">No answer was given.</param>
/// <param name="Text">The answer; empty when refused.</param>
public sealed record EvaluatedAnswer(bool Refused, string Text);
