namespace RagLlama.Evaluation;

/// <summary>A run: its means, and what came of each question.</summary>
public sealed record EvaluationRun(EvaluationResult Result, IReadOnlyList<QuestionResult> Questions);
