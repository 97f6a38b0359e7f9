using System.Xml.Linq;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.OpenDocument;

internal sealed class OpenTable
{
    private const int MostColumns = 1000;

    public List<IReadOnlyList<string>> Rows { get; } = [];

    public int HeaderRows { get; private set; }

    public static OpenTable Read(XElement table, Func<XElement, string> read)
    {
        var result = new OpenTable();
        foreach (var row in table.All("table-row").Where(row => row.Ancestors().First(ancestor => ancestor.Name.LocalName == "table") == table))
        {
            result.HeaderRows += row.Parent?.Name.LocalName == "table-header-rows" ? 1 : 0;
            result.Rows.Add(result.Cells(row, read));
        }

        result.HeaderRows = result.HeaderRows > 0 ? Math.Min(result.HeaderRows, Math.Max(0, result.Rows.Count - 1)) : TableHeader.Count(result.Rows);
        return result;
    }

    public static string Text(XElement cell, OpenStyles styles) =>
        Whitespace.Collapse(string.Join(' ', cell.All("p").Concat(cell.All("h")).Select(paragraph => new OpenText(paragraph, styles)).Where(text => !text.IsHidden).Select(text => text.Text)));

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
