using System.Globalization;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Ocr;
using RagLlama.Extraction.Readers.Pdf.Drawing;
using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>PDF through poppler: lines with their boxes, grouped as poppler finds columns and paragraphs.</summary>
internal static class PdfReader
{
    public static void Read(string path, DocumentBuilder builder)
    {
        var file = PdfFile.Open(path);
        var (info, password) = file is not null && PdfInfo.Of(file) is { } own ? (own, []) : PdfPassword.Open(path, builder.Limits);
        var reading = Task.Run(() =>
        {
            var drawings = file is null ? null : PdfDrawings.Read(file);
            return PdfStyles.Read(path, password, file, drawings, builder.Limits);
        });
        var pages = new List<PdfPage>();
        try
        {
            Poppler.Run("pdftotext", ["-bbox-layout", "-cropbox", "-l", builder.Limits.Pages.ToString(CultureInfo.InvariantCulture), "-enc", "UTF-8", .. password, path, "-"], builder.Limits, stream => pages = BoxLayout.Read(stream, builder.Limits.TextLength));
        }
        finally
        {
            // Neither tool may outlive its document. Readers are synchronous: the child reads one document at a time, so no thread is missed.
            Task.WaitAny(reading);
        }

        var styles = reading.GetAwaiter().GetResult();
        if (info.Pages.Count != pages.Count)
        {
            // Poppler found other pages than the cross-reference tables tell of.
            info = PdfInfo.Read(path, builder.Limits, [.. password]);
        }

        builder.Title = info.Title;
        builder.ModifiedAt = info.ModifiedAt;
        builder.PageCount = Math.Max(info.Pages.Count, pages.Count);
        builder.PageSizes.AddRange(info.Pages.Count >= pages.Count ? info.Pages : pages.Select(page => new PageSize(page.Width, page.Height)));
        if (info.Pages.Count > pages.Count && pages.Count >= builder.Limits.Pages)
        {
            builder.Warn("limit_pages", null, string.Create(CultureInfo.InvariantCulture, $"Only the first {builder.Limits.Pages} of {info.Pages.Count} pages were read (Extraction:MaxPages)."));
        }

        FormValues.Place(file is null ? [] : FormFields.Read(file), pages);
        RightToLeftLines.Restore(pages);
        pages.ForEach(ListMarks.Join);
        PdfOcr.Fill(path, password, pages, styles, builder);
        PdfHiddenText.Remove(path, password, pages, styles, builder);
        DevanagariWords.Join(pages);
        builder.IsTimed = false;
        Write(pages, styles, builder);
        builder.IsTimed = true;
        WarnOfRecognised(pages, builder);
        PdfAttachments.Read(path, password, builder);
    }

    private static void Write(List<PdfPage> pages, PdfStyles styles, DocumentBuilder builder)
    {
        var running = new RunningLines(pages);
        var headings = new PdfHeadings(pages, styles);
        foreach (var word in pages.SelectMany(page => page.Blocks).SelectMany(block => block).SelectMany(line => line.Words))
        {
            builder.Compounds.Add(word.Text);
        }

        builder.Title ??= CoverPage.Title(pages, headings);
        var writer = new PdfWriter(headings, builder);
        foreach (var page in pages)
        {
            var blocks = page.Blocks.ConvertAll(block => block.FindAll(line => !running.Contains(line, page)));
            var parts = PageParts.Of(blocks, headings, page.Confidence is null ? styles.DrawingOf(page.Number) : null);
            writer.Write(page.Confidence is null ? Footnotes.Mark(parts, page, headings) : parts);
        }

        writer.Close();
    }

    private static void WarnOfRecognised(List<PdfPage> pages, DocumentBuilder builder)
    {
        foreach (var page in pages.Where(page => page.Confidence is not null))
        {
            builder.Warn("recognised_text", page.Number, string.Create(CultureInfo.InvariantCulture, $"The page is a picture; its text was recognised with a certainty of {page.Confidence * 100:0} %."));
        }
    }
}
