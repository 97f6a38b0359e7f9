using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Ingestion;
using RagLlama.TestKit.Files;

namespace RagLlama.Bench.Documents;

/// <summary><c>mutate FOLDER [--count N] [--seconds N] [--seeds 40] [--first N] [--keep FOLDER]</c>: reads damaged copies of a folder's files and counts how each ended.</summary>
internal static class MutationBench
{
    private const int MaxSeedBytes = 150_000;
    private const int NeighbourEvery = 50;

    /// <summary>LibreOffice takes a second for each, tesseract several; the reader of tool output is what is tried here.</summary>
    private static readonly string[] Slow = [".doc", ".xls", ".ppt", ".vsd"];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || !Directory.Exists(args[0]))
        {
            await Console.Error.WriteLineAsync("usage: mutate FOLDER [--count 50000] [--seconds 600] [--seeds 40] [--first 0] [--seed 1] [--keep FOLDER]");
            return 1;
        }

        var (count, seconds, first, seed) = (Number(args, "--count", 50_000), Number(args, "--seconds", 600), Number(args, "--first", 0), Number(args, "--seed", 1));
        var files = Seeds(args[0], Number(args, "--seeds", 40));
        var seeds = files.ConvertAll(File.ReadAllBytes);
        var keep = Array.IndexOf(args, "--keep") is >= 0 and var at && at + 1 < args.Length ? Directory.CreateDirectory(args[at + 1]).FullName : null;
        await using var services = DocumentBench.Services(ocr: false, TimeSpan.FromSeconds(30));
        var extractor = services.GetRequiredService<ITextExtractor>();
        var folder = Directory.CreateTempSubdirectory("ragllama-mutate-");
        var good = Path.Combine(folder.FullName, "good.md");
        await File.WriteAllTextAsync(good, "# Still here");
        var counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var (lost, done, clock) = (0, 0, Stopwatch.StartNew());
        using var memory = new ChildMemory();
        await Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (number, token) =>
        {
            if (clock.Elapsed.TotalSeconds > seconds)
            {
                return;
            }

            var name = Path.GetFileName(files[number % files.Count]);
            var path = Path.Combine(folder.FullName, number.ToString(CultureInfo.InvariantCulture));
            await File.WriteAllBytesAsync(path, FileMutator.Mutate(seeds, number, seed), token);
            var result = await extractor.ExtractAsync(new ExtractionSource(path, name), token);
            var status = result switch { ExtractionResult.Failed failed => failed.Code, ExtractionResult.Extracted => "read", _ => "unsupported" };
            counts.AddOrUpdate(status, 1, (_, known) => known + 1);
            if (result is ExtractionResult.Failed { Code: "crashed" or "limit_time" or "limit_memory" or "limit_output" } bad)
            {
                Console.WriteLine($"{bad.Code} {number} {name}: {bad.Reason}");
                if (keep is not null)
                {
                    File.Copy(path, Path.Combine(keep, $"{number}-{name}"), overwrite: true);
                }
            }

            if (Interlocked.Increment(ref done) % NeighbourEvery == 0 && await extractor.ExtractAsync(new ExtractionSource(good, "good.md"), token) is not ExtractionResult.Extracted)
            {
                Interlocked.Increment(ref lost);
            }

            File.Delete(path);
        });
        folder.Delete(recursive: true);
        Console.WriteLine($"{done} mutations of {files.Count} seeds from number {first} in {clock.Elapsed.TotalSeconds:F0} s: {string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"))}; neighbours lost {lost}; host crashes 0 (process {Environment.ProcessId} alive); peak memory of one child process {memory.Peak >> 20} MB");
        return lost == 0 ? 0 : 1;
    }

    /// <summary>One of each kind of file in turn, smallest first, until there are enough.</summary>
    private static List<string> Seeds(string folder, int count)
    {
        var kinds = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).Length is > 0 and < MaxSeedBytes && !Slow.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .GroupBy(path => Path.GetExtension(path).ToUpperInvariant()).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => new Queue<string>(kind.OrderBy(path => new FileInfo(path).Length).ThenBy(path => path, StringComparer.Ordinal))).ToList();
        var chosen = new List<string>();
        while (chosen.Count < count && kinds.Exists(kind => kind.Count > 0))
        {
            chosen.AddRange(kinds.Where(kind => kind.Count > 0).Select(kind => kind.Dequeue()).Take(count - chosen.Count));
        }

        return chosen;
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
