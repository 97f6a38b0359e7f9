using System.Text.RegularExpressions;
using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Tells which printed rows are the head of a table without drawn cells: those before the first value, and those above that fit its columns.</summary>
internal static partial class TableHeadRows
{
    private const int MostAbove = 8;

    /// <summary>Widest step within a head, in heights of a letter.</summary>
    private const float MostSpacing = 2.3f;

    /// <summary>Share of a table's width that a line above or below its head has.</summary>
    private const float Wide = 0.6f;

    /// <summary>Share of numbers in a column of values.</summary>
    private const float MostlyNumbers = 0.6f;

    private const int LongestName = 90;

    public static (List<PrintedRow> Head, List<List<PrintedRow>> Body) Of(List<PrintedRow> printed, int free, int start, TableRegion region, PdfHeadings headings, IReadOnlyList<Ruling> level)
    {
        var body = new List<List<PrintedRow>>(region.Rows);
        var head = new List<PrintedRow>();
        while (body.Count > 2 && IsHead(body[0], region) && !(NamesRows(head, region) && NamesRows(body[0], region)))
        {
            head.AddRange(body[0]);
            body.RemoveAt(0);
        }

        var (above, first) = Above(printed, free, start, region, headings, level, head.Count > 0);
        if (head.Count == 0 && first.Count == 0 && body.Count > 2 && above.Count > 0 && !body[0].Exists(row => row.StandsAlone) && TableHead.Spans(above[^1], region.Columns, level))
        {
            head.AddRange(body[0]);
            body.RemoveAt(0);
        }

        body.InsertRange(0, first.ConvertAll(row => (List<PrintedRow>)[TableFinder.AsHeading(row, region.Columns)]));
        return ([.. above, .. head], body);
    }

    /// <summary>Something stands in the first column: a head has one name there, each row of values its own.</summary>
    private static bool NamesRows(List<PrintedRow> rows, TableRegion region) => rows.Exists(row => row.Cells.Exists(cell => region.Columns.Of(cell) == 0));

    private static bool IsHead(List<PrintedRow> row, TableRegion region)
    {
        if (row.Exists(line => line.StandsAlone))
        {
            return false;
        }

        var numbers = NumberColumns(region);
        var cells = row.SelectMany(line => line.Cells).Where(cell => numbers.Contains(region.Columns.Of(cell))).ToList();
        return numbers.Count > 0 && cells.Count > 0 && (cells.TrueForAll(cell => !IsNumber(cell.Text)) || cells.TrueForAll(cell => Year().IsMatch(cell.Text)));
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
        for (var i = start - 1; i >= free && taken.Count < MostAbove; i--)
        {
            var row = printed[i];
            var ruled = IsRuled(row.Centre, below.Centre, left, right, level);
            if (ruled && !hasHead && taken.Count > 0 && taken.TrueForAll(name => name.Cells.Count == 1) && row.Cells.Count > 1 && first.Count == 0)
            {
                (first, taken) = (taken, []);
            }

            if ((ruled && (hasHead || taken.Count > 0))
                || below.Centre - row.Centre > MostSpacing * Math.Max(row.Height, below.Height)
                || row.Box.Left < left - 6 || row.Box.Right > right + 6
                || row.Cells.Exists(cell => cell.Text.Length > LongestName)
                || headings.IsTall(row.Lines[0])
                || !IsName(row, extents, i, free, level, printed))
            {
                break;
            }

            taken.Insert(0, row);
            below = row;
        }

        return (taken, first);
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

    private static bool IsRuled(float top, float bottom, float left, float right, IReadOnlyList<Ruling> level) =>
        level.Any(line => line.At > top && line.At < bottom && Math.Min(line.To, right) - Math.Max(line.From, left) > Wide * (right - left));

    [GeneratedRegex(@"^(?:FY\s?)?(?:19|20)\d\d(?:\s?[-\u2013/]\s?\d{2,4})?\s?[a-z*\d]?$")]
    private static partial Regex Year();
}
