using System.Globalization;
using System.Xml;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>
/// Rows, columns and cells of a sheet that nobody sees. What a filter or a folded group takes away stays: it is one click from being seen,
/// and the rest of its table is there.
/// </summary>
internal sealed class SheetHiding
{
    private const int MostColumns = 1000;
    private readonly HashSet<int> rows = [];
    private readonly List<(int First, int Last)> columns = [];
    private readonly List<(int Row, int Column)> pale = [];
    private bool isFiltered;
    private bool isColoured;

    /// <param name="isFiltered">A table of the sheet shows some of its rows only.</param>
    public SheetHiding(bool isFiltered) => this.isFiltered = isFiltered;

    public void Row(XmlReader reader, int row)
    {
        if (IsHidden(reader))
        {
            rows.Add(row);
        }
    }

    public void Column(XmlReader reader)
    {
        if (columns.Count < MostColumns && IsHidden(reader) && Number(reader.GetAttribute("min")) is { } first && Number(reader.GetAttribute("max")) is { } last)
        {
            columns.Add((first - 1, last - 1));
        }
    }

    /// <summary>A cell with letters in the colour of the paper.</summary>
    public void Pale(int row, int column) => pale.Add((row, column));

    /// <summary>Elements behind the cells that tell why rows are missing, or that colour cells.</summary>
    public void Element(string name)
    {
        isFiltered |= name == "filterColumn";
        isColoured |= name is "conditionalFormatting" or "tablePart" or "picture";
    }

    /// <summary>Takes away what is hidden, moves together what is left, and returns how many rows, columns and cells with text that were.</summary>
    public int Apply(SheetGrid grid)
    {
        var gone = isFiltered ? [] : rows;
        var count = gone.Count(grid.Rows.Remove);
        foreach (var (first, last) in columns)
        {
            count += Math.Min(1, grid.Rows.Values.Count(cells => Remove(cells, first, last)));
        }

        foreach (var (row, column) in isColoured ? [] : pale)
        {
            count += grid.Rows.TryGetValue(row, out var cells) && cells.Remove(column) ? 1 : 0;
        }

        if (gone.Count > 0 || columns.Count > 0 || count > 0)
        {
            Close(grid, gone);
        }

        return count;
    }

    /// <summary>An empty row or column parts tables; one that is not seen does not.</summary>
    private void Close(SheetGrid grid, HashSet<int> gone)
    {
        var hidden = gone.Order().ToList();
        var shifts = Shifts();
        var kept = grid.Rows.Where(row => row.Value.Count > 0).ToList();
        grid.Rows.Clear();
        var before = 0;
        foreach (var (row, cells) in kept)
        {
            while (before < hidden.Count && hidden[before] < row)
            {
                before++;
            }

            grid.Rows[row - before] = columns.Count == 0 ? cells : new SortedDictionary<int, SheetCell>(cells.ToDictionary(cell => cell.Key - shifts[cell.Key], cell => cell.Value));
        }
    }

    /// <summary>How many hidden columns stand left of each.</summary>
    private int[] Shifts()
    {
        var shifts = new int[SheetGrid.MaxColumns + 1];
        foreach (var (first, last) in columns)
        {
            for (var column = Math.Max(0, first); column <= Math.Min(last, SheetGrid.MaxColumns - 1); column++)
            {
                shifts[column + 1] = 1;
            }
        }

        for (var column = 1; column < shifts.Length; column++)
        {
            shifts[column] += shifts[column - 1];
        }

        return shifts;
    }

    private static bool Remove(SortedDictionary<int, SheetCell> cells, int first, int last)
    {
        var hidden = cells.Keys.Where(column => column >= first && column <= last).ToList();
        hidden.ForEach(column => cells.Remove(column));
        return hidden.Count > 0;
    }

    private static bool IsHidden(XmlReader reader) => reader.GetAttribute("hidden") is "1" or "true" && reader.GetAttribute("outlineLevel") is null or "0";

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
