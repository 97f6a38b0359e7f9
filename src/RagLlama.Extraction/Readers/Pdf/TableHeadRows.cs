using System.Text.RegularExpressions;
using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Tells which printed rows are the head of a table without drawn cells: those before the first value, and those above that fit its columns.</summary>
internal static partial class TableHeadRows
{
    private const int MostAbove = 8;

    /// <summary>Rows of a head that fit the columns of its table.</summary>
    private const int MostBoxed = 4;

    /// <summary>Widest step within a head, in heights of a letter.</summary>
    private const float MostSpacing = 2.3f;

    private const float MostSpacingBoxed = 3.5f;

    /// <summary>Share of a table's width that a line above or below its head has.</summary>
    private const float Wide = 0.6f;

    private const float Whole = 0.95f;

    /// <summary>Share of numbers in a column of values.</summary>
    private const float MostlyNumbers = 0.6f;

    /// <summary>Some names look like values: "95% CI".</summary>
    private const float MostlyNames = 0.6f;

    private const int LongestName = 90;

    public static (List<PrintedRow> Head, List<List<PrintedRow>> Body) Of(List<PrintedRow> printed, int free, int start, TableRegion region, PdfHeadings headings, IReadOnlyList<Ruling> level)
    {
        var body = new List<List<PrintedRow>>(region.Rows);
        var head = new List<PrintedRow>();
        while (body.Count > 2 && IsHead(body[0], region) && (!(NamesRows(head, region) && NamesRows(body[0], region)) || IsClosed(head[^1], body[0][^1], body[1][0], region, level)))
        {
            head.AddRange(body[0]);
            body.RemoveAt(0);
        }

        if (head.Count == 0 && Boxed(printed, free, start, body, region, level) is > 0 and var boxed)
        {
            head.AddRange(body.Take(boxed).SelectMany(row => row));
            body.RemoveRange(0, boxed);
        }

        var (above, first) = Above(printed, free, start, region, headings, level, head.Count > 0);
        if (head.Count == 0 && first.Count == 0 && body.Count > 2 && above.Count > 0 && !body[0].Exists(row => row.StandsAlone) && above.Exists(row => TableHead.Spans(row, region.Columns, level)))
        {
            head.AddRange(body[0]);
            body.RemoveAt(0);
        }

        body.InsertRange(0, first.ConvertAll(row => (List<PrintedRow>)[TableFinder.AsHeading(row, region.Columns)]));
        return ([.. above, .. head], body);
    }

    /// <summary>Something stands in the first column: a head has one name there, each row of values its own.</summary>
    private static bool NamesRows(List<PrintedRow> rows, TableRegion region) => rows.Exists(row => row.Cells.Exists(cell => region.Columns.Of(cell) == 0));

    /// <summary>How many of the first rows stand between two lines as wide as the table, when no such line parts the rows that follow.</summary>
    private static int Boxed(List<PrintedRow> printed, int free, int start, List<List<PrintedRow>> body, TableRegion region, IReadOnlyList<Ruling> level)
    {
        var extents = region.Columns.Extents;
        var (left, right) = (extents[0].Left, extents[^1].Right);
        bool Parts(int row) => IsRuled(body[row - 1][^1].Centre, body[row][0].Centre, left, right, level, Whole);
        var count = Enumerable.Range(1, MostBoxed).FirstOrDefault(row => row + 2 < body.Count && Parts(row));
        return count > 0 && !Parts(count + 1) && !Parts(count + 2) && !body.Take(count).Any(row => row.Exists(line => line.StandsAlone))
            && (IsRuled(start > free ? printed[start - 1].Centre : 0, printed[start].Centre, left, right, level, Whole) || Boxed(printed, free, start, (left, right, extents[Math.Min(1, extents.Count - 1)].Left - 12), true, level) < start)
            ? count : 0;
    }

    /// <summary>A line as wide as the table stands below the row, and none above it.</summary>
    private static bool IsClosed(PrintedRow above, PrintedRow row, PrintedRow below, TableRegion region, IReadOnlyList<Ruling> level)
    {
        var (left, right) = (region.Columns.Extents[0].Left, region.Columns.Extents[^1].Right);
        return IsRuled(row.Centre, below.Centre, left, right, level, Whole) && !IsRuled(above.Centre, row.Centre, left, right, level, Whole);
    }

    private static bool IsHead(List<PrintedRow> row, TableRegion region)
    {
        if (row.Exists(line => line.StandsAlone))
        {
            return false;
        }

        var numbers = NumberColumns(region);
        var cells = row.SelectMany(line => line.Cells).Where(cell => numbers.Contains(region.Columns.Of(cell))).ToList();
        return numbers.Count > 0 && cells.Count > 0 && (cells.TrueForAll(cell => Year().IsMatch(cell.Text))
            || (cells.Count(cell => !IsNumber(cell.Text)) >= MostlyNames * cells.Count && cells.TrueForAll(cell => !IsNumber(cell.Text) || cell.Text.Any(char.IsLetter))));
    }

    /// <summary>Columns of values, apart from the first one, which names the rows.</summary>
    private static HashSet<int> NumberColumns(TableRegion region)
    {
        var found = new HashSet<int>();
        var cells = region.Rows.Skip(1).SelectMany(row => row).Where(row => !row.StandsAlone).SelectMany(row => row.Cells).ToLookup(region.Columns.Of);
        for (var column = 1; column < region.Columns.Count; column++)
        {
            var texts = cells[column].Select(cell => cell.Text).ToList();
            if (texts.Count(IsNumber) >= Math.Max(1, MostlyNumbers * texts.Count) && texts.Count(text => Year().IsMatch(text)) < 0.5 * texts.Count)
            {
                found.Add(column);
            }
        }

        return found;
    }

    private static bool IsNumber(string text) => text.Any(char.IsDigit) ? text.Count(char.IsLetter) <= 2 : text.Length <= 2 || text is "n/a" or "N/A";

    /// <returns>Rows of the head, and those between the head and the first values, which name these.</returns>
    private static (List<PrintedRow> Head, List<PrintedRow> First) Above(List<PrintedRow> printed, int free, int start, TableRegion region, PdfHeadings headings, IReadOnlyList<Ruling> level, bool hasHead)
    {
        var taken = new List<PrintedRow>();
        var first = new List<PrintedRow>();
        var extents = region.Columns.Extents;
        var (left, right) = (extents[0].Left, extents[^1].Right);
        var below = printed[start];
        var boxed = Boxed(printed, free, start, (left, right, extents[Math.Min(1, extents.Count - 1)].Left - 12), hasHead, level);
        for (var i = start - 1; i >= free && taken.Count < MostAbove; i--)
        {
            var row = printed[i];
            var ruled = IsRuled(row.Centre, below.Centre, left, right, [.. level.Where(line => line.From < extents[0].Right)]);
            if (ruled && !hasHead && taken.Count > 0 && taken.TrueForAll(name => name.Cells.Count == 1) && row.Cells.Count > 1 && first.Count == 0)
            {
                (first, taken) = (taken, []);
            }

            if ((ruled && (hasHead || taken.Count > 0))
                || below.Centre - row.Centre > (i < boxed ? MostSpacing : MostSpacingBoxed) * Math.Max(row.Height, below.Height)
                || row.Box.Left < left - 6 || row.Box.Right > right + 6
                || row.Cells.Exists(cell => cell.Text.Length > LongestName)
                || headings.IsTall(row.Lines[0])
                || (i < boxed && !IsName(row, extents, i, free, level, printed)))
            {
                break;
            }

            taken.Insert(0, TableHeadCells.Part(row, extents));
            below = row;
        }

        return (taken, first);
    }

    /// <summary>The first of the rows below a line as wide as the table, where nothing but names can stand; the start when there is none.</summary>
    private static int Boxed(List<PrintedRow> printed, int free, int start, (float Left, float Right, float Second) table, bool hasHead, IReadOnlyList<Ruling> level)
    {
        for (var i = start - 1; i >= free && start - i <= MostAbove; i--)
        {
            // A line with nothing but single names below it is the one between the head and the rows.
            var top = i > free ? printed[i - 1].Centre : printed[i].Box.Top - (2 * printed[i].Height);
            if (IsRuled(top, printed[i].Centre, table.Left, table.Right, level, Whole) && (hasHead || printed.GetRange(i, start - i).Exists(row => row.Cells.Count > 1 || row.Cells[0].Left > table.Second)))
            {
                return i;
            }
        }

        return start;
    }

    /// <summary>Several names side by side, or one that does not begin where the rows begin, or one below a line as wide as the table.</summary>
    private static bool IsName(PrintedRow row, IReadOnlyList<(float Left, float Right)> extents, int i, int free, IReadOnlyList<Ruling> level, List<PrintedRow> printed)
    {
        if (row.Cells.Count > 1 || row.Cells[0].Left > extents[Math.Min(1, extents.Count - 1)].Left - 12)
        {
            return true;
        }

        var top = i > free ? printed[i - 1].Centre : row.Box.Top - (2 * row.Height);
        return row.Cells[0].Right < extents[0].Right + 6 && IsRuled(top, row.Centre, extents[0].Left, extents[^1].Right, level);
    }

    private static bool IsRuled(float top, float bottom, float left, float right, IReadOnlyList<Ruling> level, float share = Wide) =>
        level.Any(line => line.At > top && line.At < bottom && Math.Min(line.To, right) - Math.Max(line.From, left) > share * (right - left));

    [GeneratedRegex(@"^(?:FY\s?)?(?:19|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?\s?[a-z*\d]?$")]
    private static partial Regex Year();
}
