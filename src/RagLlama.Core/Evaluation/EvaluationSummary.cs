using System.Diagnostics;
using RagLlama.Indexing;

namespace RagLlama.Evaluation;

/// <summary>Means over questions, rounded to four places; null over none.</summary>
internal static class EvaluationSummary
{
    public static EvaluationResult Of(EvaluationRequest request, IReadOnlyList<QuestionResult> questions)
    {
        var seconds = request.IndexTime.TotalSeconds;
        var measured = questions.Any(q => q.RefusedFrom is not null);
        using var process = Process.GetCurrentProcess();
        return new EvaluationResult
        {
            Set = request.Set.Name,
            Mode = request.Mode switch { SearchMode.Lexical => "lexical", SearchMode.Dense => "dense", _ => "hybrid" },
            Passages = request.Set.Passages.Count,
            Queries = questions.Count,
            Ndcg10 = Mean(questions.Select(q => q.Ndcg10)),
            Recall1 = Mean(questions.Select(q => q.Recall1)),
            Recall5 = Mean(questions.Select(q => q.Recall5)),
            Mrr10 = Mean(questions.Select(q => q.Mrr10)),
            AnswerHit = Mean(questions.Select(q => Number(q.AnswerHit))),
            QuoteHit = Mean(questions.Select(q => Number(q.QuoteHit))),
            FalseRefusal = Refused(questions, answerable: true),
            RefusalOnUnanswerable = Refused(questions, answerable: false),
            IndexSeconds = Math.Round(seconds, 3),
            PassagesPerSecond = seconds > 0 ? Math.Round(request.Set.Passages.Count / seconds, 1) : 0,
            QueryMs = QueryTimes.Of(questions.Select(q => q.Milliseconds)),
            PeakRssMb = Math.Round(process.PeakWorkingSet64 / (1024.0 * 1024.0), 1),
            Run = request.RunFile,
            Languages = [.. questions.GroupBy(q => q.Language, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => OfLanguage(g.Key, [.. g]))],
            RefusalCurve = measured ? RefusalCurve.Of(questions) : null,
            AtTenPercentFalseRefusals = measured ? RefusalCurve.AtFalseRefusals(questions, 0.10) : null,
        };
    }

    /// <summary>Mean of those that were measured.</summary>
    public static double? Mean(IEnumerable<double?> values) => Mean(values.OfType<double>());

    public static double? Mean(IEnumerable<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            (sum, count) = (sum + value, count + 1);
        }

        return count == 0 ? null : Math.Round(sum / count, 4);
    }

    private static LanguageResult OfLanguage(string language, IReadOnlyList<QuestionResult> questions) => new(
        language,
        questions.Count,
        Mean(questions.Select(q => q.Ndcg10)),
        Mean(questions.Select(q => q.Recall5)),
        Mean(questions.Select(q => Number(q.AnswerHit))),
        Mean(questions.Select(q => Number(q.QuoteHit))),
        Refused(questions, answerable: true),
        Refused(questions, answerable: false));

    private static double? Refused(IEnumerable<QuestionResult> questions, bool answerable) =>
        Mean(questions.Where(q => q.IsAnswerable == answerable).Select(q => Number(q.Refused)));

    private static double? Number(bool? value) => value is { } known ? (known ? 1 : 0) : null;
}
