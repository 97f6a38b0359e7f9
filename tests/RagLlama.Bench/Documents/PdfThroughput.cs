using System.Diagnostics;
using RagLlama.Ingestion;

namespace RagLlama.Bench.Documents;

/// <summary>Pages per second of the product beside <c>pdftotext -bbox-layout</c> alone, on the same files, one after the other; recognising scanned pages is off.</summary>
internal static class PdfThroughput
{
    private const int Repetitions = 3;

    public static async Task PrintAsync(ITextExtractor extractor, IReadOnlyList<string> files)
    {
        double ours = double.MaxValue, poppler = double.MaxValue;
        var pages = 0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var clock = Stopwatch.GetTimestamp();
            pages = 0;
            foreach (var file in files)
            {
                pages += await extractor.ExtractAsync(new ExtractionSource(file, Path.GetFileName(file)), CancellationToken.None) is ExtractionResult.Extracted read ? read.Document.PageCount ?? 0 : 0;
            }

            ours = Math.Min(ours, Stopwatch.GetElapsedTime(clock).TotalSeconds);
            clock = Stopwatch.GetTimestamp();
            foreach (var file in files)
            {
                using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-q", "-bbox-layout", file, "/dev/null"]))!;
                await process.WaitForExitAsync();
            }

            poppler = Math.Min(poppler, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        }

        if (pages > 0)
        {
            Console.WriteLine($"\n{files.Count} PDF files, {pages} pages: {pages / ours:F0} pages/s; pdftotext -bbox-layout alone {pages / poppler:F0} pages/s; ratio {poppler / ours:F2}");
        }
    }
}
