using System.Diagnostics;
using RagLlama.Ingestion;

namespace RagLlama.Bench.Documents;

/// <summary>Pages per second of the product beside <c>pdftotext -bbox-layout</c> alone, on the same files, one after the other; recognising scanned pages is off. The best of three rounds counts.</summary>
internal static class PdfThroughput
{
    private const int Repetitions = 3;

    public static async Task PrintAsync(ITextExtractor extractor, IReadOnlyList<string> files)
    {
        double ours = double.MaxValue, poppler = double.MaxValue, ourCpu = double.MaxValue, popplerCpu = double.MaxValue;
        var pages = 0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var cpu = TreeCpu.Seconds();
            var clock = Stopwatch.GetTimestamp();
            pages = 0;
            foreach (var file in files)
            {
                pages += await extractor.ExtractAsync(new ExtractionSource(file, Path.GetFileName(file)), CancellationToken.None) is ExtractionResult.Extracted read ? read.Document.PageCount ?? 0 : 0;
            }

            ours = Math.Min(ours, Stopwatch.GetElapsedTime(clock).TotalSeconds);
            ourCpu = Math.Min(ourCpu, TreeCpu.Seconds() - cpu);
            cpu = TreeCpu.Seconds();
            clock = Stopwatch.GetTimestamp();
            foreach (var file in files)
            {
                using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-q", "-bbox-layout", file, "/dev/null"]))!;
                await process.WaitForExitAsync();
            }

            poppler = Math.Min(poppler, Stopwatch.GetElapsedTime(clock).TotalSeconds);
            popplerCpu = Math.Min(popplerCpu, TreeCpu.Seconds() - cpu);
        }

        if (pages > 0)
        {
            Console.WriteLine($"\n{files.Count} PDF files, {pages} pages: {pages / ours:F0} pages/s; pdftotext -bbox-layout alone {pages / poppler:F0} pages/s; ratio {poppler / ours:F2}");
            Console.WriteLine($"processor time of all processes: {ourCpu * 1000 / pages:F1} ms a page; pdftotext -bbox-layout alone {popplerCpu * 1000 / pages:F1} ms; ratio {popplerCpu / ourCpu:F2}");
        }
    }
}
