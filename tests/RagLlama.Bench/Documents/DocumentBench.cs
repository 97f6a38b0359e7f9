using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Extraction;
using RagLlama.Ingestion;

namespace RagLlama.Bench.Documents;

/// <summary><c>documents FOLDER [--dump FOLDER] [--only TEXT] [--quality]</c>: how much of a document set is read, beside a naive reader, and how fast unless only quality is asked for.</summary>
internal static class DocumentBench
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || !File.Exists(Path.Combine(args[0], "manifest.jsonl")))
        {
            await Console.Error.WriteLineAsync("usage: documents FOLDER [--dump FOLDER] [--only TEXT] [--quality]   (FOLDER holds manifest.jsonl)");
            return 1;
        }

        var dump = Option(args, "--dump");
        var only = Option(args, "--only");
        var rows = (await File.ReadAllLinesAsync(Path.Combine(args[0], "manifest.jsonl")))
            .Select(line => JsonSerializer.Deserialize<ManifestRow>(line, Web)!)
            .Where(row => only is null || row.File.Contains(only, StringComparison.OrdinalIgnoreCase))
            .ToList();
        await using var services = Services(ocr: true, TimeSpan.FromMinutes(5));
        await using var withoutOcr = Services(ocr: false, TimeSpan.FromMinutes(5));
        var extractor = services.GetRequiredService<ITextExtractor>();
        var scores = new List<DocumentScore>();
        using var memory = new ChildMemory();
        foreach (var row in rows)
        {
            scores.Add(await ScoreAsync(extractor, args[0], row, dump));
        }

        DocumentReport.Print(scores);
        if (!args.Contains("--quality"))
        {
            await PdfThroughput.PrintAsync(withoutOcr.GetRequiredService<ITextExtractor>(), [.. rows.Where(row => row is { Format: "pdf", Scanned: false }).Select(row => Path.Combine(args[0], row.File))]);
        }

        Console.WriteLine($"peak memory of one child process: {memory.Peak >> 20} MB");
        return 0;
    }

    public static ServiceProvider Services(bool ocr, TimeSpan limit) => new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddExtraction(options =>
        {
            options.TimeLimit = limit;
            options.Ocr = ocr;
        })
        .BuildServiceProvider();

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static async Task<DocumentScore> ScoreAsync(ITextExtractor extractor, string folder, ManifestRow row, string? dump)
    {
        var path = Path.Combine(folder, row.File);
        var clock = Stopwatch.GetTimestamp();
        var result = await extractor.ExtractAsync(new ExtractionSource(path, Path.GetFileName(path)), CancellationToken.None);
        var milliseconds = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        var document = (result as ExtractionResult.Extracted)?.Document;
        var text = document?.Text ?? "";
        if (dump is not null)
        {
            Directory.CreateDirectory(dump);
            await File.WriteAllTextAsync(Path.Combine(dump, $"{row.Id}-{Path.GetFileName(row.File)}.txt"), text);
            if (row.GtKind == "tool_snapshot_md")
            {
                await File.WriteAllTextAsync(Path.Combine(dump, $"{row.Id}-{Path.GetFileName(row.File)}.tables"), TableScore.Explain(Tables(document), TableScore.OfMarkdown(await File.ReadAllTextAsync(Path.Combine(folder, row.Gt!)))));
            }
        }

        var reference = row.HasReference ? await File.ReadAllTextAsync(Path.Combine(folder, row.Gt!)) : null;
        double? Judge(string read) => reference is null ? null : row.GtKind == "tool_snapshot_nospace" ? TextScore.FiveGramF1(read, reference) : TextScore.F1(read, reference);
        var squashed = TextScore.Squash(text);
        bool Holds(string passage) => squashed.Contains(TextScore.Squash(passage), StringComparison.Ordinal);
        return new DocumentScore(
            row,
            result switch { ExtractionResult.Extracted => "read", ExtractionResult.Failed failed => $"{failed.Code}: {failed.Reason}", _ => "unsupported" },
            Judge(text),
            Judge(NaiveReader.Read(path, row.Format)),
            [.. row.MustInclude.Where(passage => !Holds(passage))],
            [.. row.MustNotInclude.Where(Holds)],
            row.GtKind == "tool_snapshot_md" ? TableScore.Compare(Tables(document), TableScore.OfMarkdown(reference!)) : default,
            milliseconds);
    }

    private static List<IReadOnlyList<IReadOnlyList<string>>> Tables(ExtractedDocument? document) =>
        document?.Blocks.Where(block => block.Cells is not null).Select(block => block.Cells!).ToList() ?? [];
}
