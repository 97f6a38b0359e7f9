namespace RagLlama.Evaluation;

/// <summary>The figures of single questions, until they are averaged.</summary>
internal sealed class EvaluationTally
{
    public List<double> Milliseconds { get; } = [];

    public List<double> Ndcg { get; } = [];

    public List<double> Recall1 { get; } = [];

    public List<double> Recall5 { get; } = [];

    public List<double> Reciprocal { get; } = [];

    public List<double> Hits { get; } = [];

    public List<double> FalseRefusals { get; } = [];

    public List<double> Refusals { get; } = [];

    public void Add(EvaluatedAnswer answer, IReadOnlyList<string> accepted)
    {
        if (accepted.Count == 0)
        {
            Refusals.Add(answer.Refused ? 1 : 0);
            return;
        }

        FalseRefusals.Add(answer.Refused ? 1 : 0);
        Hits.Add(!answer.Refused && AnswerMatch.Contains(answer.Text, accepted) ? 1 : 0);
    }

    public static double? Mean(List<double> values) => values.Count == 0 ? null : Math.Round(values.Average(), 4);
}
