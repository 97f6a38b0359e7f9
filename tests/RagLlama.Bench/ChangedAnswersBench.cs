using System.Globalization;
using System.Text.Json;
using RagLlama.Evaluation.Mutations;

namespace RagLlama.Bench;

/// <summary>How many wrong sentences the check of answers catches, and how many right ones it doubts: by language and by kind of mistake.</summary>
internal static class ChangedAnswersBench
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="folder">Has <c>passages.jsonl</c> and <c>SET-LANGUAGE.tsv</c>, a document and a right sentence about it on each line.</param>
    /// <param name="set">Prefix of the files with right sentences.</param>
    /// <param name="showMistakes">Prints each mistake with what spoke for it.</param>
    public static void Run(string folder, string set, bool showMistakes)
    {
        var passages = File.ReadLines(Path.Combine(folder, "passages.jsonl")).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<ClaimPassage>(l, Json)!).ToList();
        var measurement = new MutationMeasurement(passages);
        var written = Directory.EnumerateFiles(folder, set + "-*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Where(l => l.Length > 0).Select(l => l.Split('\t')).Select(c => new CheckedClaim(c[0], Path.GetFileNameWithoutExtension(file)[^2..], c[1], IsVerbatim: false)));
        var outcomes = measurement.Verbatim().Concat(written).SelectMany(measurement.Check).ToList();

        foreach (var mistake in showMistakes ? outcomes.Where(o => o.IsMistake) : [])
        {
            Console.WriteLine($"{mistake.Claim.Language} {mistake.Kind?.ToString() ?? "right"} {mistake.Status} {mistake.Doubt} {mistake.Claim.Document}: {mistake.Text}");
        }

        Console.WriteLine(new MutationReport(outcomes));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measurement.Elapsed.TotalMicroseconds / outcomes.Count:0} µs a sentence, the taking apart of the sources included"));
    }
}
