using System.Diagnostics;
using System.Globalization;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Child;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Pdf;
using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Ocr;

/// <summary>Text of pages that have none of their own: each is drawn and recognised, several side by side.</summary>
internal static class PdfOcr
{
    /// <summary>A page number or a stamp does not make a scan readable.</summary>
    private const int FewWords = 8;

    private const double Gain = 3;

    /// <summary>Share of the page that a scan covers.</summary>
    private const double MostOfPage = 0.6;
    private static int count;

    public static void Fill(string path, IReadOnlyList<string> password, List<PdfPage> pages, PdfStyles styles, DocumentBuilder builder)
    {
        var wanted = pages.Where(page => Words(page) < FewWords && IsPicture(path, password, page, styles.DrawingOf(page.Number), builder)).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        if (!builder.Limits.Ocr)
        {
            builder.Warn("no_text_layer", wanted[0].Number, $"Pages without text, probably scanned: {Names(wanted)}. Recognising text is switched off (Extraction:Ocr).");
            return;
        }

        if (Tesseract.Find(builder.Limits) is not { } tesseract)
        {
            builder.Warn("no_text_layer", wanted[0].Number, $"Pages without text, probably scanned: {Names(wanted)}. To read them, install tesseract: apt-get install tesseract-ocr");
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var late = new List<PdfPage>();
        ExtractionFailedException? failure = null;
        Recognise(path, password, wanted[0], tesseract, builder);
        Parallel.ForEach(wanted.Skip(1), new ParallelOptions { MaxDegreeOfParallelism = builder.Limits.OcrProcesses }, page =>
        {
            if (failure is null && Stopwatch.GetElapsedTime(started).TotalSeconds < builder.Limits.OcrSeconds)
            {
                try
                {
                    Recognise(path, password, page, tesseract, builder);
                }
                catch (ExtractionFailedException exception)
                {
                    failure = exception;
                }

                return;
            }

            lock (late)
            {
                late.Add(page);
            }
        });
        if (failure is not null)
        {
            builder.Warn(failure.Code, null, $"Not all scanned pages could be read: {failure.Message}");
        }
        else if (late.Count > 0)
        {
            builder.Warn("limit_time", late.Min(page => page.Number), $"Recognising text took longer than {builder.Limits.OcrSeconds} seconds (Extraction:OcrTimeLimit); these pages were not read: {Names(late)}.");
        }
    }

    private static int Words(PdfPage page) => page.Blocks.SelectMany(block => block).Sum(line => line.Words.Count);

    /// <summary>A page with a few words may simply be short, so it must show a picture as well.</summary>
    private static bool IsPicture(string path, IReadOnlyList<string> password, PdfPage page, PageDrawing? drawing, DocumentBuilder builder)
    {
        if (page.Blocks.Count == 0 || drawing is not null)
        {
            return page.Blocks.Count == 0 || drawing!.LargestPicture > MostOfPage;
        }

        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        var found = false;
        Poppler.Run("pdfimages", ["-list", "-f", number, "-l", number, .. password, path], builder.Limits, output =>
        {
            using var reader = new StreamReader(output);
            while (reader.ReadLine() is { } line)
            {
                var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                found |= fields.Length > 13 && Points(fields[3], fields[12]) * Points(fields[4], fields[13]) > MostOfPage * page.Width * page.Height;
            }
        });
        return found;
    }

    private static double Points(string pixels, string perInch) =>
        double.TryParse(pixels, CultureInfo.InvariantCulture, out var size) && double.TryParse(perInch, CultureInfo.InvariantCulture, out var density) && density > 0 ? size / density * 72 : 0;

    private static void Recognise(string path, IReadOnlyList<string> password, PdfPage page, Tesseract tesseract, DocumentBuilder builder)
    {
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        var picture = Path.Combine(Path.GetTempPath(), "page-" + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
        var dots = Math.Clamp(builder.Limits.OcrDotsPerInch, 72, (int)(Math.Sqrt(builder.Limits.Pixels / Math.Max(1.0, page.Width / 72 * (page.Height / 72)))));
        try
        {
            Poppler.Run("pdftoppm", ["-gray", "-cropbox", "-r", dots.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, "-singlefile", .. password, path, picture], builder.Limits, static output => output.CopyTo(Stream.Null));
            var level = LevelPicture.Make(picture + ".pgm", 72f / dots);
            var read = tesseract.Read(picture + ".pgm", 72f / dots, page.Number);
            read = level?.Restore(read) ?? read;
            if (read.Count > 0 && read[0].Blocks.Sum(block => block.Sum(line => line.Words.Count)) >= Gain * Words(page))
            {
                page.Blocks.Clear();
                page.Blocks.AddRange(read[0].Blocks);
                page.Confidence = read[0].Confidence;
            }
        }
        finally
        {
            File.Delete(picture + ".pgm");
            Progress.Report();
        }
    }

    private static string Names(List<PdfPage> pages) =>
        string.Join(", ", pages.Take(20).Select(page => page.Number.ToString(CultureInfo.InvariantCulture))) + (pages.Count > 20 ? ", …" : "");
}
