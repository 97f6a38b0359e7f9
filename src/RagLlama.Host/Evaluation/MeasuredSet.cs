using RagLlama.Evaluation;

namespace RagLlama.Host.Evaluation;

/// <param name="Describe">Title and text of a passage by the id it has in the run; null when it is not known.</param>
public sealed record MeasuredSet(EvaluationRun Run, Func<string, ShownPassage?> Describe)
{
    /// <summary>The run compared with; null when none was asked for or it does not have this set.</summary>
    public EvaluationRun? Before { get; init; }
}
