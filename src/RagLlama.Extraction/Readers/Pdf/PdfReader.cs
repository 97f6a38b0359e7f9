using System.Globalization;
using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Ocr;
using RagLlama.Extraction.Readers.Pdf.Drawing;
using RagLlama.Extraction.Readers.Pdf.Objects;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>PDF through poppler: lines with their boxes, grouped as poppler finds columns and paragraphs.</summary>
internal static partial class PdfReader
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
            Poppler.Run("pdftotext", ["-bbox-layout", "-cropbox", "-enc", "UTF-8", .. password, path, "-"], builder.Limits, stream => pages = BoxLayout.Read(stream, builder.Limits.TextLength));
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
        RightToLeftLines.Restore(pages);
        pages.ForEach(ListMarks.Join);
        PdfOcr.Fill(path, password, pages, builder);
        PdfHiddenText.Remove(path, password, pages, styles, builder);
        Write(pages, styles, builder);
        WarnOfRecognised(pages, builder);
        PdfAttachments.Read(path, password, builder);
    }

    private static void Write(List<PdfPage> pages, PdfStyles styles, DocumentBuilder builder)
    {
        var running = new RunningLines(pages);
        var headings = new PdfHeadings(pages, styles);
        foreach (var page in pages)
        {
            builder.Page = page.Number;
            var blocks = page.Blocks.ConvertAll(block => block.FindAll(line => !running.Contains(line, page)));
            var text = new List<List<PdfLine>>();
            foreach (var part in PageParts.Of(blocks, headings, page.Confidence is null ? styles.DrawingOf(page.Number) : null))
            {
                text.Add(part.Lines);
                if (part.Table is { } table)
                {
                    WriteText(text, headings, builder);
                    text.Clear();
                    builder.Confidence = table.Lines.Average(line => line.Confidence);
                    builder.AddTable(table.Rows, TableHeader.Count(table.Rows), table.Box, table.RowBoxes);
                }
            }

            WriteText(text, headings, builder);
        }

        builder.Confidence = null;
        builder.Page = null;
    }

    private static void WriteText(List<List<PdfLine>> blocks, PdfHeadings headings, DocumentBuilder builder)
    {
        foreach (var block in PdfParagraphs.Join(blocks, line => Bullet().IsMatch(line.Text) || headings.IsTall(line) || headings.StartsBold(line)))
        {
            foreach (var lines in Split(block, headings))
            {
                WritePart(lines, headings, builder);
            }
        }
    }

    private static void WritePart(List<PdfLine> lines, PdfHeadings headings, DocumentBuilder builder)
    {
        var listed = headings.InOutline(lines);
        var isHeading = listed > 0 || (headings.IsTall(lines[0]) && PdfHeadings.IsHeading(lines)) || headings.IsBoldTitle(lines);
        var type = isHeading ? BlockType.Heading : Bullet().IsMatch(lines[0].Text) ? BlockType.List : BlockType.Paragraph;
        var level = isHeading ? listed > 0 ? listed : headings.Level(lines[0]) : type == BlockType.List ? 1 : 0;
        if (isHeading && level == 1)
        {
            builder.Title ??= string.Join(' ', lines.Select(line => line.Text));
        }

        var box = new PageBox(
            lines[0].Box.Page,
            lines.Min(line => line.Box.Left),
            lines.Min(line => line.Box.Top),
            lines.Max(line => line.Box.Right),
            lines.Max(line => line.Box.Bottom));
        builder.Confidence = lines.Average(line => line.Confidence);
        builder.AddLines(type, level, box, lines.ConvertAll(line => (line.Text, line.Box)));
    }

    /// <summary>Poppler's block may hold a heading and its paragraph, or several items of a list.</summary>
    private static IEnumerable<List<PdfLine>> Split(List<PdfLine> lines, PdfHeadings headings)
    {
        var part = new List<PdfLine>();
        foreach (var line in lines)
        {
            if (part.Count > 0 && (headings.IsTall(line) != headings.IsTall(part[^1]) || headings.StartsBold(line) != headings.StartsBold(part[^1]) || Bullet().IsMatch(line.Text)))
            {
                yield return part;
                part = [];
            }

            part.Add(line);
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private static void WarnOfRecognised(List<PdfPage> pages, DocumentBuilder builder)
    {
        foreach (var page in pages.Where(page => page.Confidence is not null))
        {
            builder.Warn("recognised_text", page.Number, string.Create(CultureInfo.InvariantCulture, $"The page is a picture; its text was recognised with a certainty of {page.Confidence * 100:0} %."));
        }
    }

    [GeneratedRegex(@"^(?:[•◦▪●■‣·○❖➢✓–]\s*\S|\(?(?:\d{1,2}|[a-z])[.)]\s+\S)")]
    private static partial Regex Bullet();
}
