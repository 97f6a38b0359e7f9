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

    /// <summary>Takes away what is hidden and returns how many rows, columns and cells with text that were.</summary>
    public int Apply(SheetGrid grid)
    {
        var count = isFiltered ? 0 : rows.Count(grid.Rows.Remove);
        foreach (var (first, last) in columns)
        {
            count += grid.Rows.Values.Count(cells => Remove(cells, first, last)) > 0 ? 1 : 0;
        }

        foreach (var (row, column) in isColoured ? [] : pale)
        {
            count += grid.Rows.TryGetValue(row, out var cells) && cells.Remove(column) ? 1 : 0;
        }

        foreach (var empty in grid.Rows.Where(row => row.Value.Count == 0).Select(row => row.Key).ToList())
        {
            grid.Rows.Remove(empty);
        }

        return count;
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
