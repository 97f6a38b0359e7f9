using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Finds the tables of a page by where its words stand, with the lines that are drawn between them as a help.</summary>
internal static partial class TableFinder
{
    /// <summary>Pages with more lines than this are not text that somebody reads.</summary>
    private const int MostLines = 2000;

    /// <summary>Widest step from one row to the next, in heights of a letter.</summary>
    private const float MostSpacing = 3;

    private const float MostSpacingOfOneCell = 1.8f;

    /// <summary>A longer run that is no table is not searched again from its second row, so that a page takes linear time.</summary>
    private const int LongestRetry = 20;

    /// <summary>Rows that name the ones below them, in a row.</summary>
    private const int MostHeadings = 2;

    private const int LongestHeading = 70;

    private const int CellsOfOneRow = 4;

    private const int MostRowsOfHead = 8;

    /// <summary>Share of a table's width that the line below a title has.</summary>
    private const float TitleLine = 0.9f;

    /// <summary>How far a head may reach beyond its table, in points.</summary>
    private const float AsWide = 8;

    /// <summary>On each side of the fold of a sheet with two pages.</summary>
    private const int LeastLinesOfPage = 8;

    private static readonly PageDrawing Nothing = new();

    public static List<PdfTable> Find(IReadOnlyList<PdfLine> lines, PdfHeadings headings, PageDrawing? drawing)
    {
        if (lines.Count is 0 or > MostLines)
        {
            return [];
        }

        drawing ??= Nothing;
        return Fold(lines, drawing.Upright) is { } fold
            ? [.. Within([.. lines.Where(line => line.Box.Right <= fold + AsWide)], headings, drawing), .. Within([.. lines.Where(line => line.Box.Right > fold + AsWide)], headings, drawing)]
            : Within(lines, headings, drawing);
    }

    /// <summary>A line from the top of a sheet to its bottom parts two pages.</summary>
    private static float? Fold(IReadOnlyList<PdfLine> lines, IReadOnlyList<Ruling> upright)
    {
        var (top, bottom) = (lines.Min(line => line.Box.Top), lines.Max(line => line.Box.Bottom));
        foreach (var ruling in upright.Where(ruling => ruling.From < top && ruling.To > bottom))
        {
            var left = lines.Count(line => line.Box.Right < ruling.At);
            if (left >= LeastLinesOfPage && lines.Count - left >= LeastLinesOfPage && !lines.Any(line => line.Box.Left < ruling.At && line.Box.Right > ruling.At))
            {
                return ruling.At;
            }
        }

        return null;
    }

    private static List<PdfTable> Within(IReadOnlyList<PdfLine> lines, PdfHeadings headings, PageDrawing drawing)
    {
        var tables = new List<PdfTable>();
        var printed = PrintedRow.Of(lines, drawing.Upright);
        var free = 0;
        for (var i = 0; i < printed.Count; i++)
        {
            if (printed[i].Cells.Count < 2)
            {
                continue;
            }

            var (region, length) = Grow(printed, i, headings, drawing.Level);
            if (TableShape.IsTable(region))
            {
                if (IsHeadOfNext(printed, i, region, headings, drawing.Level))
                {
                    i += region.Length - 1;
                    continue;
                }

                tables.Add(Build(printed, free, i, region, headings, drawing.Level));
                i += region.Length - 1;
                free = i + 1;
            }
            else if (length > LongestRetry || TableShape.HasProse(region))
            {
                i += length - 1;
            }
        }

        return tables;
    }

    /// <summary>A few lines of names alone, with a table of values directly below them that is as wide.</summary>
    private static bool IsHeadOfNext(List<PrintedRow> printed, int start, TableRegion region, PdfHeadings headings, IReadOnlyList<Ruling> level)
    {
        if (region.Length > MostRowsOfHead || region.Rows.SelectMany(row => row).SelectMany(row => row.Cells).Any(cell => cell.Text.Any(char.IsDigit)))
        {
            return false;
        }

        // The last line of the head may hold names so near each other that they fit no columns.
        for (var next = start + region.Length; next <= start + region.Length + 1 && next < printed.Count && printed[next].Cells.Count > 1 && Follows(printed[next - 1], printed[next], headings); next++)
        {
            var (below, _) = Grow(printed, next, headings, level);
            if (below.Length > region.Length && TableShape.IsTable(below)
                && region.Columns.Extents[0].Left > below.Columns.Extents[0].Left - AsWide && region.Columns.Extents[^1].Right < below.Columns.Extents[^1].Right + AsWide
                && below.Rows.Skip(1).SelectMany(row => row).SelectMany(row => row.Cells).Count(cell => cell.Text.Any(char.IsDigit)) > below.Rows.Count)
            {
                return true;
            }
        }

        return false;
    }

    private static (TableRegion Region, int Length) Grow(List<PrintedRow> printed, int start, PdfHeadings headings, IReadOnlyList<Ruling> level)
    {
        var columns = new TableColumns();
        var rows = new List<PrintedRow>();
        for (var i = start; i < printed.Count; i++)
        {
            var follows = i == start || Follows(printed[i - 1], printed[i], headings);
            if (follows && columns.TryAdd(printed[i], i))
            {
                rows.Add(printed[i]);
            }
            else if (follows && columns.Part(printed[i]) is { } parted && columns.TryAdd(parted, i))
            {
                rows.Add(parted);
            }
            else if (Headings(printed, i, rows, columns, headings, level) is > 0 and var count)
            {
                rows.AddRange(printed.Skip(i).Take(count).Select(row => AsHeading(row, columns)));
                i += count - 1;
            }
            else
            {
                break;
            }
        }

        columns.JoinHeads(start);
        return (new TableRegion(rows, columns, level), Math.Max(1, rows.Count));
    }

    /// <summary>How many rows from here on are headings within the table: short, on a line of their own, with rows that fit below them.</summary>
    private static int Headings(List<PrintedRow> printed, int i, List<PrintedRow> rows, TableColumns columns, PdfHeadings headings, IReadOnlyList<Ruling> level)
    {
        if (rows.Count == 0 || IsTitle(printed, i, columns, level))
        {
            return 0;
        }

        for (var count = 1; count <= MostHeadings && i + count < printed.Count; count++)
        {
            var row = printed[i + count - 1];
            if (row.Cells.Count > 1 || headings.IsTall(row.Lines[0]) || row.Centre - printed[i + count - 2].Centre > MostSpacing * row.Height || row.Cells[0].Text.Length > LongestHeading || row.Cells[0].Text[^1] is '.' or ';' || !Follows(row, printed[i + count], headings))
            {
                return 0;
            }

            // Above the third row, chance may have put a few words below each other.
            if (columns.Fits(printed[i + count], i + count) && (rows.Count > 2 || (printed[i + count].Cells.Count >= CellsOfOneRow && printed[i + count].Cells.Count == rows[^1].Cells.Count)))
            {
                return count;
            }
        }

        return 0;
    }

    /// <summary>In the middle of a line's width, with that line below it: the title of the next table.</summary>
    private static bool IsTitle(List<PrintedRow> printed, int i, TableColumns columns, IReadOnlyList<Ruling> level)
    {
        var (left, right) = (columns.Extents[0].Left, columns.Extents[^1].Right);
        return i + 1 < printed.Count && printed[i].Cells.Count == 1 && printed[i].Cells[0].Left > columns.Extents[0].Right
            && level.Any(line => line.At > printed[i].Centre && line.At < printed[i + 1].Centre && Math.Min(line.To, right) - Math.Max(line.From, left) > TitleLine * (right - left));
    }

    public static PrintedRow AsHeading(PrintedRow row, TableColumns columns)
    {
        var left = columns.Extents[0].Left;
        return row.With([row.Cells[0] with { Left = left, Right = left + 1 }], standsAlone: true);
    }

    private static bool Follows(PrintedRow above, PrintedRow row, PdfHeadings headings)
    {
        var single = row.Cells.Count == 1;
        return row.Centre - above.Centre <= row.Height * (single ? MostSpacingOfOneCell : MostSpacing) && !(single && headings.IsTall(row.Lines[0]));
    }

    private static PdfTable Build(List<PrintedRow> printed, int free, int start, TableRegion region, PdfHeadings headings, IReadOnlyList<Ruling> level)
    {
        var columns = region.Columns;
        var (head, body) = TableHeadRows.Of(printed, free, start, region, headings, level);
        var rows = TableHead.Build(head, columns, level);
        List<PageBox> boxes = [.. rows.Select(_ => PdfTable.Around([.. head.Select(row => row.Box)]))];
        foreach (var row in body)
        {
            rows.Add(Texts(row, columns));
            boxes.Add(PdfTable.Around(row.ConvertAll(line => line.Box)));
        }

        var used = Enumerable.Range(0, columns.Count).Where(column => rows.Exists(row => row[column].Length > 0)).ToList();
        return new PdfTable(
            [.. head.Concat(body.SelectMany(row => row)).SelectMany(line => line.Lines)],
            PdfTable.Around(boxes),
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
            var next = Leaders().Replace(cell.Text, "");
            text = text.Length == 0 ? next : TableHead.Join([text, next]);
        }

        return texts;
    }

    /// <summary>Dots that lead the eye to the next column.</summary>
    [GeneratedRegex(@"(?:\s?\.){4,}\s*$")]
    private static partial Regex Leaders();
}
