using RagLlama.Evaluation;

namespace RagLlama.Host.Cli;

/// <summary>The object of <c>eval --sets --json</c>.</summary>
internal sealed record EvalSets(EvaluationMean Mean, IReadOnlyList<EvaluationResult> Sets);
