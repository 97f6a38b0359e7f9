using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Writes the parts of pages as blocks. A table at the end of a page waits for the next one, where it may go on.</summary>
internal sealed partial class PdfWriter(PdfHeadings headings, DocumentBuilder builder)
{
    /// <summary>Lines of a title that is repeated above the next part of a table, or of a note below the part before.</summary>
    private const int MostLinesBetween = 5;

    private readonly List<PagePart> text = [];
    private PdfTable? open;

    public void Write(List<PagePart> parts)
    {
        foreach (var part in parts)
        {
            if (part.Table is not { } table)
            {
                text.Add(part);
                continue;
            }

            if (open is not null && text.TrueForAll(between => between.IsNote || SaysMore(between)) && open.With(table) is { } whole)
            {
                open = whole;
                continue;
            }

            Flush();
            open = table;
        }

        if (open is null || text.Sum(part => part.Lines.Count) > MostLinesBetween)
        {
            Flush();
        }
    }

    public void Close()
    {
        Flush();
        builder.Confidence = null;
        builder.Page = null;
    }

    private void Flush()
    {
        if (open is { } table)
        {
            builder.Page = table.Box.Page;
            builder.Confidence = table.Lines.Average(line => line.Confidence);
            builder.AddTable(table.Rows, TableHeader.Count(table.Rows), table.Box, table.RowBoxes);
            open = null;
        }

        foreach (var page in text.Where(part => !part.IsNote).GroupBy(part => part.Box.Page))
        {
            WriteText([.. page.Select(part => part.Lines)]);
        }

        foreach (var note in text.Where(part => part.IsNote))
        {
            builder.Page = note.Box.Page;
            builder.Confidence = null;
            builder.AddLines(BlockType.Note, 0, note.Box, note.Lines.ConvertAll(line => (line.Text, line.Box)));
        }

        text.Clear();
    }

    /// <summary>"Continued", which alone may stand between the parts of a table.</summary>
    private static bool SaysMore(PagePart part) => part.Lines.Count <= MostLinesBetween && part.Lines.Exists(line => Continued().IsMatch(line.Text));

    private void WriteText(List<List<PdfLine>> blocks)
    {
        foreach (var block in PdfParagraphs.Join(blocks, line => Bullet().IsMatch(line.Text) || headings.IsTall(line) || headings.StartsBold(line)))
        {
            foreach (var lines in Split(block))
            {
                WritePart(lines);
            }
        }
    }

    private void WritePart(List<PdfLine> lines)
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
        builder.Page = lines[0].Box.Page;
        builder.Confidence = lines.Average(line => line.Confidence);
        builder.AddLines(type, level, box, lines.ConvertAll(line => (line.Text, line.Box)));
    }

    /// <summary>Poppler's block may hold a heading and its paragraph, or several items of a list.</summary>
    private IEnumerable<List<PdfLine>> Split(List<PdfLine> lines)
    {
        var part = new List<PdfLine>();
        foreach (var line in lines)
        {
            if (part.Count > 0 && (headings.IsTall(line) != headings.IsTall(part[^1]) || headings.StartsBold(line) != headings.StartsBold(part[^1]) || IsListed(line) || IsListed(part[^1]) || Bullet().IsMatch(line.Text)))
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

    /// <summary>The whole title of an entry of the outline.</summary>
    private bool IsListed(PdfLine line) => headings.InOutline([line]) > 0;

    [GeneratedRegex(@"^(?:[•◦▪●■‣·○❖➢✓–]\s*\S|\(?(?:\d{1,2}|[a-z])[.)]\s+\S)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\b(?:continue[ds]?|cont['’]?d|notes? at end|fortsetzung|fortgesetzt|suite|continuaci[oó]n|continua(?:ção)?|contin[uú]a|segue)\b|\bcont\.|जारी|ต่อ", RegexOptions.IgnoreCase)]
    private static partial Regex Continued();
}
