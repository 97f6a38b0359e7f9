using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.OpenDocument;

internal sealed class OpenTable
{
    private const int MostColumns = 1000;

    public List<IReadOnlyList<string>> Rows { get; } = [];

    public int HeaderRows { get; private set; }

    public int HiddenRows { get; private set; }

    /// <summary>A frame around other content rather than rows and columns.</summary>
    public static bool IsLayout(XElement table)
    {
        var rows = RowsOf(table).Select(row => row.Children("table-cell").ToList()).ToList();
        return rows.TrueForAll(row => row.Count < 2 && row.TrueForAll(cell => cell.Number("number-columns-repeated") is null or 1))
            && (TableFrame.IsFrame(rows.Count, rows.SelectMany(row => row).Select(cell => cell.Value.Length).DefaultIfEmpty().Max())
                || table.All("table").Any() || table.All("h").Any());
    }

    public static IEnumerable<XElement> CellsOf(XElement table) => RowsOf(table).SelectMany(row => row.Children("table-cell"));

    public static IEnumerable<XElement> RowsOf(XElement table) =>
        table.All("table-row").Where(row => row.Ancestors().First(ancestor => ancestor.Name.LocalName == "table") == table);

    public static OpenTable Read(XElement table, Func<XElement, string> read)
    {
        var result = new OpenTable();
        foreach (var row in RowsOf(table))
        {
            if (IsHidden(row))
            {
                result.HiddenRows += string.IsNullOrWhiteSpace(row.Value) ? 0 : 1;
                continue;
            }

            result.HeaderRows += row.Parent?.Name.LocalName == "table-header-rows" ? 1 : 0;
            result.Rows.Add(result.Cells(row, read));
        }

        result.HeaderRows = result.HeaderRows > 0 ? Math.Min(result.HeaderRows, Math.Max(0, result.Rows.Count - 1)) : TableHeader.Count(result.Rows);
        return result;
    }

    /// <summary>Hidden by hand: what a filter or a folded group takes away is one click from being seen.</summary>
    public static bool IsHidden(XElement rowOrColumn) =>
        rowOrColumn.Value("visibility") == "collapse"
        && !rowOrColumn.Ancestors().Any(ancestor => ancestor.Name.LocalName is "table-row-group" or "table-column-group" && ancestor.Value("display") == "false");

    private List<string> Cells(XElement row, Func<XElement, string> read)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements().Where(child => child.Name.LocalName is "table-cell" or "covered-table-cell"))
        {
            var text = cell.Name.LocalName == "covered-table-cell" ? Covered(cell, cells) : read(cell);
            var times = Math.Clamp(cell.Number("number-columns-repeated") ?? 1, 1, MostColumns - Math.Min(cells.Count, MostColumns - 1));
            cells.AddRange(Enumerable.Repeat(text, times));
        }

        return cells;
    }

    /// <summary>A merged cell stands in every row and column that it covers, so that each row and column keeps its meaning.</summary>
    private string Covered(XElement cell, List<string> before)
    {
        var column = before.Count;
        var left = cell.ElementsBeforeSelf().LastOrDefault(other => other.Name.LocalName == "table-cell");
        var spansHere = left.Number("number-columns-spanned") is > 1 && cell.ElementsBeforeSelf().Last() is { } neighbour && (neighbour == left || neighbour.Name.LocalName == "covered-table-cell");
        return !spansHere && Rows.Count > 0 && column < Rows[^1].Count ? Rows[^1][column] : spansHere && before.Count > 0 ? before[^1] : "";
    }
}
