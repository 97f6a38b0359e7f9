using System.Globalization;
using RagLlama.Evaluation;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary>The figures of <c>eval</c> for a terminal.</summary>
internal static class EvalPrinter
{
    public static void Print(IReadOnlyList<EvaluationResult> results)
    {
        foreach (var result in results)
        {
            PrintOne(result);
        }

        if (results.Count > 1)
        {
            var mean = EvaluationMean.Of(results);
            Terminal.Line($"[bold]mean of {mean.Sets}[/]: nDCG@10 {mean.Ndcg10:0.000}  recall@1 {mean.Recall1:0.000}  recall@5 {mean.Recall5:0.000}  MRR@10 {mean.Mrr10:0.000}  answer hit {Text(mean.AnswerHit)}  quote hit {Text(mean.QuoteHit)}");
        }
    }

    private static void PrintOne(EvaluationResult result)
    {
        Terminal.Line($"[bold]{result.Set}[/] ({result.Mode}): {(result.Passages > 0 ? $"{result.Passages} passages, " : "")}{result.Queries} questions");
        Terminal.Line($"nDCG@10 {result.Ndcg10:0.000}  recall@1 {result.Recall1:0.000}  recall@5 {result.Recall5:0.000}  MRR@10 {result.Mrr10:0.000}");
        if (result.FalseRefusal is not null || result.RefusalOnUnanswerable is not null)
        {
            Terminal.Line($"answer hit {Text(result.AnswerHit)}  quote hit {Text(result.QuoteHit)}  false refusal {Text(result.FalseRefusal)}  refusal on unanswerable {Text(result.RefusalOnUnanswerable)}");
        }

        if (result.AtTenPercentFalseRefusals is { } ten)
        {
            Terminal.Line($"at most 10 % false refusals: threshold {ten.Threshold:0.00}, false refusal {Text(ten.FalseRefusal)}, refusal on unanswerable {Text(ten.Refusal)}");
        }

        if (result.Languages.Count > 1)
        {
            PrintLanguages(result.Languages);
        }

        if (result.Comparison is { } comparison)
        {
            PrintDifference(comparison.Against, "nDCG@10", comparison.Ndcg10);
            PrintDifference(comparison.Against, "recall@5", comparison.Recall5);
            PrintDifference(comparison.Against, "answer hit", comparison.AnswerHit);
            PrintDifference(comparison.Against, "quote hit", comparison.QuoteHit);
        }

        Terminal.Line($"[dim]{(result.IndexSeconds > 0 ? FormattableString.Invariant($"indexed in {result.IndexSeconds:0.0} s  ") : "")}query p50 {result.QueryMs.P50:0.0} p95 {result.QueryMs.P95:0.0} p99 {result.QueryMs.P99:0.0} ms  {result.PeakRssMb:0} MiB[/]");
    }

    private static void PrintLanguages(IReadOnlyList<LanguageResult> languages)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("language", "questions", "nDCG@10", "recall@5", "answer hit", "quote hit");
        foreach (var l in languages)
        {
            table.AddRow(l.Language, l.Questions.ToString(CultureInfo.InvariantCulture), Text(l.Ndcg10), Text(l.Recall5), Text(l.AnswerHit), Text(l.QuoteHit));
        }

        AnsiConsole.Write(table);
    }

    private static void PrintDifference(string against, string name, BootstrapResult? difference)
    {
        if (difference is { } d)
        {
            Terminal.Line($"{name} against {against}: {d.Before:0.000} → {d.After:0.000} ({d.Difference:+0.0000;-0.0000;0}, 95 % {d.Low:+0.0000;-0.0000;0} to {d.High:+0.0000;-0.0000;0}, p {d.P:0.0000}, {d.Questions} questions){(d.IsSignificant ? "" : " not significant")}");
        }
    }

    private static string Text(double? figure) => figure?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
}
