using System.Collections.Concurrent;
using RagLlama.Evaluation;
using RagLlama.Evaluation.Golden;
using RagLlama.Host.Api;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Security;

namespace RagLlama.Host.Evaluation;

/// <summary>Asks a golden set of the service's own documents, on behalf of somebody and with what they may read.</summary>
internal sealed class GoldenMeasurement(IGoldenSetStore sets, IDocumentCatalog catalog, FindPassages find, MeasureAnswers measure, TimeProvider time)
{
    /// <summary>Null when there is no such set.</summary>
    public async Task<MeasuredSet?> RunAsync(string name, GoldenRun run, Asker asker, CancellationToken cancellationToken)
    {
        if (await sets.FindAsync(name, cancellationToken) is null)
        {
            return null;
        }

        var questions = (await sets.ReadAsync(name, cancellationToken)).ToDictionary(q => q.Id, StringComparer.Ordinal);
        var shown = await ExpectedAsync(questions.Values, cancellationToken);
        var result = await new EvaluationRunner(time).RunAsync(
            new EvaluationRequest
            {
                Set = GoldenScoring.ToSet(name, [.. questions.Values]),
                Mode = run.Setting.Mode,
                Limit = run.Limit,
                IndexTime = TimeSpan.Zero,
                RunFile = run.RunFile,
                Progress = run.Progress,
                RetrieveAsync = async (query, token) =>
                {
                    var retrieval = new RetrievalQuery { Text = query.Text, Mode = run.Setting.Mode, Limit = run.Setting.Limit };
                    var passages = await find(retrieval, asker, token);
                    foreach (var passage in passages)
                    {
                        shown.TryAdd(GoldenScoring.KeyOf(questions[query.Id], passage), new ShownPassage(passage.Document.Title, passage.Text));
                    }

                    return GoldenScoring.Keys(questions[query.Id], passages);
                },
                AnswerAsync = run.Answers && run.Setting.Mode == SearchMode.Hybrid ? measure(asker, run.Curve) : null,
            },
            cancellationToken);
        return new MeasuredSet(result, shown.GetValueOrDefault);
    }

    /// <summary>Titles of what is expected, also of what the asker may not read: whoever edits the set chose them.</summary>
    private async Task<ConcurrentDictionary<string, ShownPassage>> ExpectedAsync(IEnumerable<GoldenQuestion> questions, CancellationToken cancellationToken)
    {
        var shown = new ConcurrentDictionary<string, ShownPassage>(StringComparer.Ordinal);
        foreach (var expected in questions.SelectMany(q => q.Documents).Distinct())
        {
            var document = await catalog.FindAsync(expected.Id, cancellationToken);
            var page = expected.Page is { } number ? $" ({number})" : "";
            shown[GoldenScoring.Key(expected)] = new ShownPassage((document?.Title ?? expected.Id.ToString()) + page, "");
        }

        return shown;
    }
}
