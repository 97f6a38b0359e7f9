using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Ingestion;

namespace RagLlama.Bench.Documents;

/// <summary><c>ocr FOLDER</c>: pictures NAME-ANGLE.png of the text NAME.ref; how much of it is recognised at each angle, and how certain the recognition is.</summary>
internal static class OcrBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || !Directory.Exists(args[0]))
        {
            await Console.Error.WriteLineAsync("usage: ocr FOLDER");
            return 1;
        }

        await using var services = DocumentBench.Services(ocr: true, TimeSpan.FromMinutes(2));
        var extractor = services.GetRequiredService<ITextExtractor>();
        var scores = new List<(string Name, int Angle, double F1)>();
        await Parallel.ForEachAsync(Directory.GetFiles(args[0], "*.png").Order(StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (path, token) =>
        {
            var parts = Path.GetFileNameWithoutExtension(path).Split('-');
            var clock = Stopwatch.GetTimestamp();
            var result = await extractor.ExtractAsync(new ExtractionSource(path, "page.png"), token);
            var document = (result as ExtractionResult.Extracted)?.Document;
            var reference = await File.ReadAllTextAsync(Path.Combine(args[0], parts[0] + ".ref"), token);
            var f1 = TextScore.FiveGramF1(document?.Text ?? "", reference);
            var certainty = document?.Blocks.Select(block => block.OcrConfidence ?? 0).DefaultIfEmpty().Average() ?? 0;
            lock (scores)
            {
                scores.Add((parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), f1));
                Console.WriteLine($"{parts[0]} {parts[1],3} F1 {f1:F3} certainty {certainty:F2} {Stopwatch.GetElapsedTime(clock).TotalSeconds:F1} s {(result as ExtractionResult.Failed)?.Reason}");
            }
        });

        Console.WriteLine("angle  mean F1  least");
        foreach (var angle in scores.GroupBy(score => score.Angle).OrderBy(group => group.Key))
        {
            Console.WriteLine($"{angle.Key,5}  {angle.Average(score => score.F1):F3}    {angle.Min(score => score.F1):F3} ({angle.MinBy(score => score.F1).Name})");
        }

        return 0;
    }
}
