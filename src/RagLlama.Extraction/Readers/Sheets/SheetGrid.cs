using System.Globalization;
using System.Text;
using System.Xml;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>The filled cells of one sheet as a person sees them.</summary>
internal sealed class SheetGrid
{
    public const int MaxColumns = 16_384;
    private const int MostMerged = 100;

    /// <summary>Row number to its cells by column, both from 0; rows and cells without text are absent.</summary>
    public SortedDictionary<int, SortedDictionary<int, SheetCell>> Rows { get; } = [];

    /// <summary>How many rows, columns and cells were left out because nobody sees them.</summary>
    public int Hidden { get; set; }

    public static SheetGrid Read(OfficePackage package, string part, IReadOnlyList<string> strings, CellFormats formats, int maxText)
    {
        var grid = new SheetGrid();
        if (package.Open(part) is not { } stream)
        {
            return grid;
        }

        var hiding = new SheetHiding(package.Relations(part).Any(relation => relation.Type == "table" && package.Load(relation.Part).All("filterColumn").Any()));
        using (stream)
        using (var reader = SafeXml.Reader(stream))
        {
            grid.ReadCells(reader, package.MaxDepth, part, strings, formats, maxText, hiding);
        }

        grid.Hidden = hiding.Apply(grid);
        return grid;
    }

    private void ReadCells(XmlReader reader, int maxDepth, string part, IReadOnlyList<string> strings, CellFormats formats, int maxText, SheetHiding hiding)
    {
        int row = -1, column = -1, style = 0, length = 0;
        var type = "";
        var value = new StringBuilder();
        var inValue = false;
        while (length <= maxText && SheetXml.Read(reader, maxDepth, part))
        {
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : row + 1;
                    column = -1;
                    hiding.Row(reader, row);
                    break;
                case (XmlNodeType.Element, "col"):
                    hiding.Column(reader);
                    break;
                case (XmlNodeType.Element, "c"):
                    column = Column(reader.GetAttribute("r")) ?? column + 1;
                    type = reader.GetAttribute("t") ?? "n";
                    _ = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out style);
                    value.Clear();
                    break;
                case (XmlNodeType.Element, "v" or "t"):
                    inValue = !reader.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "v" or "t"):
                    inValue = false;
                    break;
                case (XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA, _) when inValue:
                    value.Append(reader.Value);
                    break;
                case (XmlNodeType.EndElement, "c"):
                    length += Add(row, column, SheetCell.From(type, value.ToString(), style, strings, formats));
                    if (formats.IsPale(style))
                    {
                        hiding.Pale(row, column);
                    }

                    break;
                case (XmlNodeType.Element, "mergeCell"):
                    Merge(reader.GetAttribute("ref"));
                    break;
                case (XmlNodeType.Element, var name):
                    hiding.Element(name);
                    break;
                default:
                    break;
            }
        }
    }

    private int Add(int row, int column, SheetCell cell)
    {
        if (row < 0 || column is < 0 or >= MaxColumns || string.IsNullOrWhiteSpace(cell.Text))
        {
            return 0;
        }

        if (!Rows.TryGetValue(row, out var cells))
        {
            Rows[row] = cells = [];
        }

        cells[column] = cell;
        return cell.Text.Length + 1;
    }

    private void Merge(string? reference)
    {
        if (reference?.Split(':') is [var from, var to] && Column(from) is { } column && RowOf(from) is { } top && RowOf(to) is { } bottom && Column(to) is { } last)
        {
            Merge(top, column, bottom, last);
        }
    }

    /// <summary>A merged cell stands in every row and column that it covers, so that each row and column keeps its meaning.</summary>
    public void Merge(int top, int column, int bottom, int last)
    {
        if (bottom - top is < 0 or > 1000 || last - column is < 0 or > MostMerged || !Rows.TryGetValue(top, out var cells) || !cells.TryGetValue(column, out var cell))
        {
            return;
        }

        // A title over the whole sheet is one line, not a row of the table: only what stands beside other cells is repeated.
        var isTitle = top == bottom && cells.Count == 1;
        for (var row = top; row <= bottom && !isTitle; row++)
        {
            if (Rows.TryGetValue(row, out var covered))
            {
                for (var at = column; at <= last; at++)
                {
                    covered.TryAdd(at, cell);
                }
            }
        }
    }

    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > MaxColumns)
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }

    private static int? RowOf(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row - 1 : null;
}
