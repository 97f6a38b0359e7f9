using System.Globalization;
using AngleSharp.Dom;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Html;

internal static class HtmlTable
{
    private const int MaxSpan = 200;

    /// <summary>A cell with headings or lists that holds more than this is a part of the page.</summary>
    private const int MostCell = 300;

    /// <summary>A table that only arranges other things: it holds tables, headings or lists, or is a single column without header cells.</summary>
    public static bool IsLayout(IElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none")
        {
            return true;
        }

        if (Rows(table).Any(row => Cells(row).Any(cell => cell.LocalName == "th")))
        {
            return false;
        }

        return table.QuerySelector("table") is not null
            || table.QuerySelectorAll("h1, h2, h3, ul, ol").Any(part => part.Closest("td")?.TextContent.Length > MostCell)
            || Rows(table).All(row => Cells(row).Count() < 2);
    }

    /// <summary>A merged cell stands in every row and column that it covers, so that each row and column keeps its meaning.</summary>
    public static (List<IReadOnlyList<string>> Rows, int HeaderRows) Read(IElement table, HtmlVisibility sight, Action<int> hide)
    {
        var rows = new List<IReadOnlyList<string>>();
        var headerRows = 0;
        var open = new Dictionary<int, (int Left, string Text)>();
        foreach (var row in Rows(table))
        {
            if (sight.IsHidden(row))
            {
                hide(HtmlVisibility.Passages(row));
                continue;
            }

            var cells = new List<string>();
            foreach (var cell in Cells(row))
            {
                if (sight.IsHidden(cell))
                {
                    hide(HtmlVisibility.Passages(cell));
                    continue;
                }

                FillOpen(cells, open);
                var text = HtmlElements.VisibleText(cell, sight, hide);
                var rowSpan = Span(cell, "rowspan");
                var columns = Span(cell, "colspan");
                for (var i = 0; i < columns; i++)
                {
                    if (rowSpan > 1)
                    {
                        open[cells.Count] = (rowSpan - 1, text);
                    }

                    cells.Add(text);
                }
            }

            FillOpen(cells, open);
            var isHeader = rows.Count == headerRows && (row.ParentElement?.LocalName == "thead" || (Cells(row).Any() && Cells(row).All(cell => cell.LocalName == "th")));
            headerRows += isHeader ? 1 : 0;
            rows.Add(cells);
        }

        return (rows, headerRows > 0 ? Math.Min(headerRows, Math.Max(0, rows.Count - 1)) : TableHeader.Count(rows));
    }

    private static void FillOpen(List<string> cells, Dictionary<int, (int Left, string Text)> open)
    {
        while (open.TryGetValue(cells.Count, out var above))
        {
            var column = cells.Count;
            cells.Add(above.Text);
            if (above.Left <= 1)
            {
                open.Remove(column);
            }
            else
            {
                open[column] = (above.Left - 1, above.Text);
            }
        }
    }

    /// <summary>Not those of tables inside its cells.</summary>
    private static IEnumerable<IElement> Rows(IElement table) => table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table);

    private static IEnumerable<IElement> Cells(IElement row) => row.Children.Where(child => child.LocalName is "td" or "th");

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MaxSpan) : 1;
}
