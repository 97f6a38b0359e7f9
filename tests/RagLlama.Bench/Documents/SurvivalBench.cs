using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Ingestion;

namespace RagLlama.Bench.Documents;

/// <summary><c>survive FOLDER</c>: reads every file of a folder, whatever it is, and counts how each ended; after each bad file a good one must still be read.</summary>
internal static class SurvivalBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || !Directory.Exists(args[0]))
        {
            await Console.Error.WriteLineAsync("usage: survive FOLDER");
            return 1;
        }

        var good = Path.Combine(Path.GetTempPath(), $"ragllama-good-{Environment.ProcessId}.md");
        await File.WriteAllTextAsync(good, "# Still here");
        await using var services = DocumentBench.Services(ocr: true, TimeSpan.FromSeconds(60));
        var extractor = services.GetRequiredService<ITextExtractor>();
        using var memory = new ChildMemory();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var lost = 0;
        try
        {
            foreach (var path in Directory.EnumerateFiles(args[0], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var started = Stopwatch.GetTimestamp();
                var result = await extractor.ExtractAsync(new ExtractionSource(path, Path.GetFileName(path)), CancellationToken.None);
                var status = result switch { ExtractionResult.Failed failed => "failed " + failed.Code, ExtractionResult.Extracted { Document.Blocks.Count: 0 } => "read, no text", _ => result.GetType().Name.ToLowerInvariant() };
                counts[status] = counts.GetValueOrDefault(status) + 1;
                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                if (result is ExtractionResult.Failed bad)
                {
                    Console.WriteLine($"{bad.Code} {seconds:F1} s {Path.GetFileName(path)}: {bad.Reason}");
                    lost += await extractor.ExtractAsync(new ExtractionSource(good, "good.md"), CancellationToken.None) is ExtractionResult.Extracted ? 0 : 1;
                }
                else if (seconds > 10)
                {
                    Console.WriteLine($"slow {seconds:F1} s {Path.GetFileName(path)}");
                }
            }
        }
        finally
        {
            File.Delete(good);
        }

        Console.WriteLine($"{counts.Values.Sum()} files: {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"))}; neighbours lost {lost}; host process {Environment.ProcessId} alive; peak memory of one child process {memory.Peak >> 20} MB");
        return lost == 0 ? 0 : 1;
    }
}
