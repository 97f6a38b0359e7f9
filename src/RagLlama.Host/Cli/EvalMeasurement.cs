using RagLlama.Evaluation;
using RagLlama.Host.Evaluation;
using RagLlama.Host.Hosting;
using RagLlama.Indexing;

namespace RagLlama.Host.Cli;

/// <summary>Measures question sets over their corpora, each corpus in an index of its own.</summary>
internal static class EvalMeasurement
{
    public static async Task<IReadOnlyList<MeasuredSet>> RunAsync(
        RagLlamaSettings settings, IReadOnlyList<EvalWork> work, EvalSetup setup, EvalProgress progress, CancellationToken cancellationToken)
    {
        var measured = new List<MeasuredSet>();
        foreach (var (corpus, questionSets) in work)
        {
            progress.Indexing(corpus.Name, corpus.Passages.Count);
            await using var index = await EvalIndex.BuildAsync(settings, corpus, cancellationToken);
            var answers = new MeasuredAnswers(index.Services, EvalIndex.Everyone, setup.Curve);
            var passages = corpus.Passages.ToDictionary(p => p.Id, StringComparer.Ordinal);
            foreach (var set in questionSets)
            {
                progress.Start(set.Name, Math.Min(setup.Limit ?? int.MaxValue, set.Queries.Count));
                var run = await new EvaluationRunner(TimeProvider.System).RunAsync(
                    new EvaluationRequest
                    {
                        Set = set,
                        Mode = setup.Mode,
                        Limit = setup.Limit,
                        IndexTime = index.IndexTime,
                        RunFile = setup.RunFile(set.Name),
                        Progress = progress,
                        RetrieveAsync = (query, token) => index.RetrieveAsync(query, setup.Mode, token),
                        AnswerAsync = setup.Mode == SearchMode.Hybrid ? answers.AskAsync : null,
                    },
                    cancellationToken);
                measured.Add(new MeasuredSet(run, id => passages.TryGetValue(id, out var p) ? new ShownPassage(p.Title, p.Text) : null));
            }

            progress.End();
        }

        return measured;
    }
}
