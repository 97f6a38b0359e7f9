using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Ingestion;

namespace RagLlama.Bench.Documents;

/// <summary><c>longpdf [pages]</c>: memory and speed on one long PDF, made here.</summary>
internal static class LongPdfBench
{
    private const int LinesPerPage = 45;

    public static async Task<int> RunAsync(int pages)
    {
        var path = Path.Combine(Path.GetTempPath(), $"ragllama-long-{Environment.ProcessId}.pdf");
        try
        {
            await File.WriteAllBytesAsync(path, Create(pages));
            await using var services = DocumentBench.Services(ocr: false, TimeSpan.FromMinutes(5));
            using var memory = new ChildMemory();
            var started = Stopwatch.GetTimestamp();
            var result = await services.GetRequiredService<ITextExtractor>().ExtractAsync(new ExtractionSource(path, "long.pdf"), CancellationToken.None);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(result is ExtractionResult.Extracted { Document: var document }
                ? $"{document.PageCount} pages, {document.Text.Length} characters, {seconds:F1} s, {pages / seconds:F0} pages/s, peak memory of one process {memory.Peak >> 20} MB"
                : $"{result}");
            return result is ExtractionResult.Extracted ? 0 : 1;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Create(int pages)
    {
        var text = new GeneratedText(seed: 5);
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        void Add(string content)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }

        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add($"<< /Type /Pages /Count {pages} /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{4 + (2 * i)} 0 R"))}] >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for (var page = 0; page < pages; page++)
        {
            var content = new StringBuilder();
            for (var line = 0; line < LinesPerPage; line++)
            {
                content.Append(CultureInfo.InvariantCulture, $"BT /F1 10 Tf 72 {770 - (line * 15)} Td ({text.Passage(12)}) Tj ET\n");
            }

            Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + (2 * page)} 0 R >>");
            Add($"<< /Length {content.Length} >>\nstream\n{content}endstream");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
