using RagLlama.Documents;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Finds the tables of a page by where its words stand; a PDF says nothing else about them.</summary>
internal static class TableFinder
{
    /// <summary>Pages with more lines than this are not text that somebody reads.</summary>
    private const int MostLines = 2000;

    /// <summary>Widest step from one row to the next, in heights of a letter.</summary>
    private const float MostSpacing = 3;

    private const float MostSpacingOfOneCell = 1.8f;

    /// <summary>A longer run that is no table is not searched again from its second row, so that a page takes linear time.</summary>
    private const int LongestRetry = 20;

    public static List<PdfTable> Find(IReadOnlyList<PdfLine> lines, PdfHeadings headings)
    {
        var tables = new List<PdfTable>();
        if (lines.Count > MostLines)
        {
            return tables;
        }

        var printed = PrintedRow.Of(lines);
        for (var i = 0; i < printed.Count; i++)
        {
            if (printed[i].Cells.Count < 2)
            {
                continue;
            }

            var (region, length) = Grow(printed, i, headings);
            if (TableShape.IsTable(region))
            {
                tables.Add(Build(region));
                i += region.Length - 1;
            }
            else if (length > LongestRetry || TableShape.HasProse(region))
            {
                i += length - 1;
            }
        }

        return tables;
    }

    private static (TableRegion Region, int Length) Grow(List<PrintedRow> printed, int start, PdfHeadings headings)
    {
        var columns = new TableColumns();
        var end = start;
        while (end < printed.Count && (end == start || Follows(printed[end - 1], printed[end], headings)) && columns.TryAdd(printed[end], end))
        {
            end++;
        }

        columns.JoinHeads(start);
        return (new TableRegion(printed.GetRange(start, end - start), columns), Math.Max(1, end - start));
    }

    private static bool Follows(PrintedRow above, PrintedRow row, PdfHeadings headings)
    {
        var single = row.Cells.Count == 1;
        return row.Centre - above.Centre <= row.Height * (single ? MostSpacingOfOneCell : MostSpacing) && !(single && headings.IsTall(row.Lines[0]));
    }

    private static PdfTable Build(TableRegion region)
    {
        var rows = region.Rows.ConvertAll(row => Texts(row, region.Columns));
        var boxes = region.Rows.ConvertAll(row => Around(row.ConvertAll(line => line.Box)));
        var used = Enumerable.Range(0, region.Columns.Count).Where(column => rows.Exists(row => row[column].Length > 0)).ToList();
        return new PdfTable(
            [.. region.Rows.SelectMany(row => row).SelectMany(line => line.Lines)],
            Around(boxes),
            rows.ConvertAll(row => (IReadOnlyList<string>)used.ConvertAll(column => row[column])),
            boxes);
    }

    private static string[] Texts(List<PrintedRow> row, TableColumns columns)
    {
        var texts = new string[columns.Count];
        Array.Fill(texts, "");
        foreach (var cell in row.SelectMany(line => line.Cells))
        {
            ref var text = ref texts[columns.Of(cell)];
            text = text.Length == 0 ? cell.Text : Hyphenation.IsSplit(text, cell.Text) ? text[..^1] + cell.Text : $"{text} {cell.Text}";
        }

        return texts;
    }

    private static PageBox Around(List<PageBox> boxes) =>
        new(boxes[0].Page, boxes.Min(box => box.Left), boxes.Min(box => box.Top), boxes.Max(box => box.Right), boxes.Max(box => box.Bottom));
}
