using RagLlama.Documents;
using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Puts a page's tables among its blocks: below what stands above them, above what stands below.</summary>
internal static class PageParts
{
    public static List<PagePart> Of(List<List<PdfLine>> blocks, PdfHeadings headings, PageDrawing? drawing)
    {
        List<PdfTable> tables = drawing is null ? [] : RuledTables.Take(blocks, drawing);
        var ruled = tables.SelectMany(table => table.Lines).ToHashSet<PdfLine>(ReferenceEqualityComparer.Instance);
        var text = ColumnsOfText.Of(blocks);
        tables.AddRange(TableFinder.Find([.. blocks.SelectMany(block => block).Where(line => !ruled.Contains(line) && !text.Contains(line))], headings, drawing));
        var parts = new List<PagePart>();
        var taken = new Dictionary<PdfLine, PdfTable>(ReferenceEqualityComparer.Instance);
        foreach (var table in tables)
        {
            foreach (var line in table.Lines)
            {
                taken[line] = table;
            }
        }

        var placed = new HashSet<PdfTable>(ReferenceEqualityComparer.Instance);
        foreach (var block in blocks)
        {
            var open = new List<PdfLine>();
            foreach (var line in block)
            {
                if (!taken.TryGetValue(line, out var table))
                {
                    open.Add(line);
                    continue;
                }

                Close(parts, ref open);
                if (placed.Add(table))
                {
                    parts.Add(new PagePart([], table));
                }
            }

            Close(parts, ref open);
        }

        foreach (var table in tables)
        {
            parts = Around(parts, table);
        }

        return parts;
    }

    private static void Close(List<PagePart> parts, ref List<PdfLine> open)
    {
        if (open.Count > 0)
        {
            parts.Add(new PagePart(open, null));
            open = [];
        }
    }

    /// <summary>Poppler may have put text below the table between two of its columns.</summary>
    private static List<PagePart> Around(List<PagePart> parts, PdfTable table)
    {
        var at = parts.FindIndex(part => part.Table == table);
        var early = parts.Where((part, i) => i < at && !IsBelow(part.Box, table.Box)).Concat(parts.Where((part, i) => i > at && IsBelow(table.Box, part.Box)));
        var late = parts.Where((part, i) => i < at && IsBelow(part.Box, table.Box)).Concat(parts.Where((part, i) => i > at && !IsBelow(table.Box, part.Box)));
        return [.. early, parts[at], .. late];
    }

    private static bool IsBelow(PageBox box, PageBox other) =>
        box.Top >= other.Bottom - 2 && box.Left < other.Right && other.Left < box.Right;
}
