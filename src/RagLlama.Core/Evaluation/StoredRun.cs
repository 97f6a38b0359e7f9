namespace RagLlama.Evaluation;

/// <summary>Runs kept under a name, to compare later ones with: one for each set.</summary>
public sealed record StoredRun(string Name, DateTimeOffset SavedAt, IReadOnlyList<EvaluationRun> Runs)
{
    /// <summary>The run over a set in a mode; null when there is none.</summary>
    public EvaluationRun? Find(string set, string mode) => Runs.FirstOrDefault(run => run.Result.Set == set && run.Result.Mode == mode);
}
