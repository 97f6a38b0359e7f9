namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Tells tables from what only looks like them: columns of running text, lines that happen to stand side by side.</summary>
internal static class TableShape
{
    private const int LeastRows = 3;
    private const int LeastColumns = 2;

    private const int MostIndents = 3;

    /// <summary>Share of a column's cells that begin at one of its indents.</summary>
    private const float Indented = 0.9f;

    private const int MostWordsOfName = 5;

    /// <summary>Not words: several languages write none apart.</summary>
    private const int LettersOfProse = 25;

    /// <summary>A head and a single row make a table when they agree in this many columns.</summary>
    private const int ColumnsOfTwoRows = 4;

    public static bool IsTable(TableRegion region) =>
        IsPair(region)
        || (region.Rows.Count >= LeastRows
        && region.Rows.Count(row => ColumnsOf(region, row) >= LeastColumns) >= Math.Max(LeastRows - 1, 0.6 * region.Rows.Count)
        && Enumerable.Range(0, region.Columns.Count).Count(column => IsAligned(region, column)) >= LeastColumns
        && !IsList(region)
        && !HasProse(region));

    private static bool IsPair(TableRegion region) =>
        region.Rows.Count == 2 && region.Rows.TrueForAll(row => row.Count == 1) && region.Columns.Count >= ColumnsOfTwoRows
        && region.Rows.TrueForAll(row => ColumnsOf(region, row) == region.Columns.Count) && Enumerable.Range(0, region.Columns.Count).Count(column => Meets(region, column)) >= region.Columns.Count - 1
        && region.Rows[0][0].Cells.TrueForAll(cell => cell.Words <= MostWordsOfName);

    /// <summary>Both cells begin, end or are centred at one place.</summary>
    private static bool Meets(TableRegion region, int column)
    {
        var cells = Cells(region, column).ToList();
        var near = 0.35f * region.Rows[0][0].Height;
        return cells.Count == 2 && (Math.Abs(cells[0].Left - cells[1].Left) <= near || Math.Abs(cells[0].Right - cells[1].Right) <= near || Math.Abs(cells[0].Middle - cells[1].Middle) <= near);
    }

    /// <summary>Running text fills its column line by line; its lines break in the middle of sentences.</summary>
    public static bool HasProse(TableRegion region)
    {
        var columns = Enumerable.Range(0, region.Columns.Count).Where(column => Cells(region, column).Any()).ToList();
        var prose = columns.FindAll(column => IsProse(region, column));
        var lines = region.Length;
        return prose.Count > 0
            && (prose.Count == columns.Count
                || prose.Exists(column => BreaksSentences(region, column))
                || (prose.Count == columns.Count - 1 && region.Rows.Count > 0.8 * lines && prose.Exists(column => Cells(region, column).Count() > 0.7 * lines)));
    }

    private static bool IsProse(TableRegion region, int column)
    {
        var cells = Cells(region, column).ToList();
        var width = region.Columns.Width(column);
        return cells.Count >= LeastRows
            && cells.Average(cell => Letters(cell.Text)) >= LettersOfProse
            && cells.Count(cell => cell.Right - cell.Left >= 0.8f * width) >= 0.6 * cells.Count;
    }

    /// <summary>A list whose marks stand in a column of their own, or lists side by side.</summary>
    private static bool IsList(TableRegion region)
    {
        var cells = region.Rows.SelectMany(row => row).SelectMany(line => line.Cells).ToList();
        var marks = Cells(region, 0).Select(cell => cell.Text).ToHashSet(StringComparer.Ordinal);
        return (marks.Count == 1 && marks.All(mark => mark.Length <= 2 && !mark.Any(char.IsDigit))) || cells.Count(cell => PrintedRow.StartsItem(cell.Text)) >= 0.5 * cells.Count;
    }

    /// <summary>Letters of East Asia are twice as wide and say twice as much.</summary>
    private static int Letters(string text) => text.Sum(letter => letter >= '\u2E80' ? 2 : 1);

    private static bool BreaksSentences(TableRegion region, int column)
    {
        var first = region.Rows.Skip(1).Select(row => row[0].Cells.Find(cell => region.Columns.Of(cell) == column)).OfType<PrintedCell>().ToList();
        return first.Count > 0 && first.Count(cell => char.IsLower(cell.Text[0])) > 0.3 * first.Count;
    }

    /// <summary>Most of its cells begin, end or are centred at one place.</summary>
    private static bool IsAligned(TableRegion region, int column)
    {
        var cells = Cells(region, column).ToList();
        var least = Math.Max(LeastRows, 0.6 * cells.Count);
        var near = 0.35f * region.Rows[0][0].Height;
        return cells.Count >= LeastRows && ((column == 0 && IsIndented(cells, near)) || Agree(cell => cell.Left) || Agree(cell => cell.Right) || Agree(cell => cell.Middle));

        bool Agree(Func<PrintedCell, float> place)
        {
            var places = cells.Select(place).Order().ToList();
            var median = places[places.Count / 2];
            return places.Count(at => Math.Abs(at - median) <= near) >= least;
        }
    }

    /// <summary>Names of rows begin at a few places: those of lower rank further in.</summary>
    private static bool IsIndented(List<PrintedCell> cells, float near)
    {
        var places = new List<int>();
        var last = float.MinValue;
        foreach (var left in cells.Select(cell => cell.Left).Order())
        {
            if (places.Count == 0 || left - last > near)
            {
                places.Add(0);
            }

            last = left;
            places[^1]++;
        }

        return places.OrderDescending().Take(MostIndents).Sum() >= Indented * cells.Count;
    }

    private static IEnumerable<PrintedCell> Cells(TableRegion region, int column) =>
        region.Rows.SelectMany(row => row).SelectMany(line => line.Cells).Where(cell => region.Columns.Of(cell) == column);

    private static int ColumnsOf(TableRegion region, List<PrintedRow> row) => row.SelectMany(line => line.Cells).Select(region.Columns.Of).Distinct().Count();
}
