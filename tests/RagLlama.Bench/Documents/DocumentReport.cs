using System.Globalization;

namespace RagLlama.Bench.Documents;

internal static class DocumentReport
{
    private const int WorstShown = 40;

    public static void Print(List<DocumentScore> scores)
    {
        var scored = scores.Where(score => score.Reader is not null).ToList();
        Console.WriteLine("format     files  F1     naive  | half 0: F1  naive (n) | half 1: F1  naive (n) | tables cell F1");
        foreach (var format in scored.Where(score => !score.Row.Scanned).GroupBy(score => score.Row.Format).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            PrintLine(format.Key, [.. format]);
        }

        PrintLine("with text", scored.FindAll(score => !score.Row.Scanned));
        PrintLine("scanned", scored.FindAll(score => score.Row.Scanned));
        Console.WriteLine("\nworst files (half, F1, naive, cell F1, status, ms)");
        foreach (var score in scored.Where(score => score.Reader < 0.97 || score.Cells.F1 < 0.9).OrderBy(score => score.Reader).Take(WorstShown))
        {
            Console.WriteLine($"{score.Row.Half} {score.Reader:F3} {score.Naive:F3} {score.Cells.F1:F2} {score.Status.Split(':')[0],-12} {score.Milliseconds,6:F0} {score.Row.Id} {score.Row.File}");
        }

        foreach (var score in scores.Where(score => score.Status != "read"))
        {
            Console.WriteLine($"not read: {score.Status} {score.Row.Id} {score.Row.File}");
        }

        foreach (var score in scores)
        {
            score.Missing.ToList().ForEach(passage => Console.WriteLine($"must_include missing: {score.Row.File}: {passage}"));
            score.Unwanted.ToList().ForEach(passage => Console.WriteLine($"must_not_include found: {score.Row.File}: {passage}"));
        }
    }

    private static void PrintLine(string name, List<DocumentScore> scores)
    {
        var halves = Enumerable.Range(0, 2).Select(half => scores.FindAll(score => score.Row.Half == half)).Select(half => $"{Mean(half, s => s.Reader):F3} {Mean(half, s => s.Naive):F3} ({half.Count,2})");
        var cells = scores.Aggregate(default(CellCount), (sum, score) => sum + score.Cells);
        Console.WriteLine($"{name,-10} {scores.Count,5}  {Mean(scores, s => s.Reader):F3}  {Mean(scores, s => s.Naive):F3}  | {string.Join(" | ", halves)} | {cells.Tables,3} {(cells.Tables > 0 ? $"{cells.F1:F3} ({cells.Right}/{cells.Read}/{cells.Expected}) halves {string.Join(' ', Enumerable.Range(0, 2).Select(half => scores.Where(score => score.Row.Half == half).Aggregate(default(CellCount), (sum, score) => sum + score.Cells).F1.ToString("F3", CultureInfo.InvariantCulture)))}" : "")}");
    }

    private static double Mean(List<DocumentScore> scores, Func<DocumentScore, double?> value) => scores.Count == 0 ? double.NaN : scores.Average(score => value(score) ?? 0);
}
