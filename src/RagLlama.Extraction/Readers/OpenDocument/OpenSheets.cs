using System.Text.RegularExpressions;
using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Sheets;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>A page for each sheet: its name as heading, its regions as tables. Cells carry the text they show.</summary>
internal static partial class OpenSheets
{
    private const int MostColumns = 16_384;
    private const int MostRepeats = 1000;

    public static void Write(XElement? spreadsheet, OpenStyles styles, DocumentBuilder builder)
    {
        var page = 0;
        var alone = spreadsheet.Children("table").Count() == 1;
        foreach (var sheet in spreadsheet.Children("table"))
        {
            builder.Page = ++page;
            if (styles.IsHiddenTable(sheet.Value("style-name")))
            {
                builder.CountHidden();
                continue;
            }

            var grid = Grid(sheet, styles);
            if (grid.Rows.Count > 0 && !builder.IsFull)
            {
                // The only sheet of a file, with the name the program gave it, needs no heading.
                var name = sheet.Value("name") ?? "";
                builder.Add(BlockType.Heading, alone && DefaultName().IsMatch(name) ? "" : name, 1);
                foreach (var region in SheetRegions.Split(grid))
                {
                    SheetRegions.Write(region, name, builder);
                }
            }
        }

        builder.PageCount = page;
        builder.Page = null;
    }

    [GeneratedRegex(@"^(?:Sheet|Tabelle|Feuille|Foglio|Hoja|Planilha|Folha)\s?1$")]
    private static partial Regex DefaultName();

    private static SheetGrid Grid(XElement sheet, OpenStyles styles)
    {
        var grid = new SheetGrid();
        var number = 0;
        foreach (var row in sheet.All("table-row"))
        {
            var cells = new SortedDictionary<int, SheetCell>();
            var column = 0;
            foreach (var cell in row.Elements().Where(child => child.Name.LocalName is "table-cell" or "covered-table-cell"))
            {
                var text = OpenTable.Text(cell, styles);
                var repeated = Math.Max(1, cell.Number("number-columns-repeated") ?? 1);
                for (var i = 0; i < Math.Min(repeated, MostRepeats) && text.Length > 0 && column + i < MostColumns; i++)
                {
                    cells[column + i] = new SheetCell(text, cell.Value("value-type") is not (null or "string"));
                }

                column += repeated;
            }

            // Rows to the end of the sheet are declared as one empty row that is repeated a million times.
            var rows = Math.Max(1, row.Number("number-rows-repeated") ?? 1);
            for (var i = 0; i < Math.Min(rows, MostRepeats) && cells.Count > 0; i++)
            {
                grid.Rows[number + i] = cells;
            }

            number += rows;
        }

        return grid;
    }
}
