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
    private const int MostColumns = SheetGrid.MaxColumns;
    private const int MostRepeats = 1000;

    public static void Write(XElement? spreadsheet, OpenStyles styles, Func<string, XElement?> load, DocumentBuilder builder)
    {
        var page = 0;
        var alone = spreadsheet.Children("table").Count() == 1;
        foreach (var sheet in spreadsheet.Children("table"))
        {
            builder.Page = ++page;
            var name = sheet.Value("name") ?? "";
            if (styles.IsHiddenTable(sheet.Value("style-name")))
            {
                builder.CountHidden();
                builder.Warn("hidden_text", page, $"The sheet {name} is hidden and was left out.", 1);
                continue;
            }

            var texts = new OpenCell(styles, new OpenLists(styles));
            var grid = Grid(sheet, texts);
            if (grid.Rows.Count > 0 && !builder.IsFull)
            {
                // The only sheet of a file, with the name the program gave it, needs no heading.
                builder.Add(BlockType.Heading, alone && DefaultName().IsMatch(name) ? "" : name, 1);
                builder.Hide(grid.Hidden + texts.Paragraphs.Sum(paragraph => paragraph.Hidden));
                foreach (var region in SheetRegions.Split(grid))
                {
                    SheetRegions.Write(region, name, builder);
                }
            }

            var blocks = new OpenBlocks(builder, styles, load);

            // Text of a box within a cell was read with the cell.
            foreach (var frame in sheet.All("frame").Where(frame => frame.Child("object") is not null || frame.Ancestors().All(ancestor => ancestor.Name.LocalName != "table-cell")))
            {
                blocks.Write(frame);
            }

            foreach (var comment in sheet.All("annotation"))
            {
                builder.Add(BlockType.Note, CommentText.Of("Comment", comment.Child("creator")?.Value, comment.Child("date")?.Value, string.Join('\n', comment.All("p").Select(line => line.Value))));
            }
        }

        builder.PageCount = page;
        builder.Page = null;
    }

    [GeneratedRegex(@"^(?:Sheet|Tabelle|Feuille|Foglio|Hoja|Planilha|Folha)\s?1$")]
    private static partial Regex DefaultName();

    private static SheetGrid Grid(XElement sheet, OpenCell texts)
    {
        var grid = new SheetGrid();
        var shown = ShownColumns(sheet);
        var number = 0;
        var merged = new List<(int Top, int Column, int Bottom, int Last)>();
        foreach (var row in OpenTable.RowsOf(sheet))
        {
            // Rows to the end of the sheet are declared as one empty row that is repeated a million times.
            var rows = Math.Max(1, row.Number("number-rows-repeated") ?? 1);
            var cells = Cells(row, number, texts, shown, grid, merged);
            if (OpenTable.IsHidden(row))
            {
                // No gap stays: an empty row parts tables.
                grid.Hidden += cells.Count > 0 ? 1 : 0;
                continue;
            }

            for (var i = 0; i < Math.Min(rows, MostRepeats) && cells.Count > 0; i++)
            {
                grid.Rows[number + i] = cells;
            }

            number += rows;
        }

        merged.ForEach(cell => grid.Merge(cell.Top, cell.Column, cell.Bottom, cell.Last));
        return grid;
    }

    private static SortedDictionary<int, SheetCell> Cells(XElement row, int number, OpenCell texts, int[] shown, SheetGrid grid, List<(int Top, int Column, int Bottom, int Last)> merged)
    {
        var cells = new SortedDictionary<int, SheetCell>();
        var column = 0;
        foreach (var cell in row.Elements().Where(child => child.Name.LocalName is "table-cell" or "covered-table-cell"))
        {
            // What stands in a cell that another one covers is not seen.
            var isCovered = cell.Name.LocalName == "covered-table-cell";
            grid.Hidden += isCovered && !string.IsNullOrWhiteSpace(cell.Value) ? 1 : 0;
            var text = isCovered ? "" : texts.Read(cell);
            var (down, across) = (cell.Number("number-rows-spanned") ?? 1, cell.Number("number-columns-spanned") ?? 1);
            if (down > 1 || across > 1)
            {
                merged.Add((number, shown[column], number + down - 1, shown[Math.Min(column + across - 1, MostColumns)]));
            }

            var repeated = Math.Max(1, cell.Number("number-columns-repeated") ?? 1);
            for (var i = 0; i < Math.Min(repeated, MostRepeats) && text.Length > 0 && column + i < MostColumns; i++)
            {
                if (shown[column + i + 1] == shown[column + i])
                {
                    grid.Hidden++;
                    continue;
                }

                cells[shown[column + i]] = new SheetCell(text, cell.Value("value-type") is not (null or "string"));
            }

            column = Math.Min(column + Math.Min(repeated, MostColumns), MostColumns);
        }

        return cells;
    }

    /// <summary>How many columns that are shown stand left of each.</summary>
    private static int[] ShownColumns(XElement sheet)
    {
        var shown = Enumerable.Repeat(1, MostColumns + 1).ToArray();
        shown[0] = 0;
        var column = 0;
        foreach (var declared in sheet.All("table-column").Where(declared => declared.Ancestors().First(ancestor => ancestor.Name.LocalName == "table") == sheet))
        {
            var end = Math.Min(column + Math.Min(Math.Max(1, declared.Number("number-columns-repeated") ?? 1), MostColumns), MostColumns);
            if (OpenTable.IsHidden(declared))
            {
                Array.Clear(shown, column + 1, end - column);
            }

            column = end;
        }

        for (var i = 1; i < shown.Length; i++)
        {
            shown[i] += shown[i - 1];
        }

        return shown;
    }
}
