using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>SpreadsheetML (ECMA-376 part 1, chapter 18): a page per visible sheet, its name as heading, its regions as tables.</summary>
internal static class SheetsReader
{
    public static void Read(OfficePackage package, DocumentBuilder builder)
    {
        var main = package.MainPart("xl/workbook.xml");
        var workbook = package.LoadMain(main);
        var relations = package.Relations(main);
        var parts = relations.DistinctBy(relation => relation.Id).ToDictionary(relation => relation.Id, relation => relation.Part);
        var strings = SharedStrings.Read(package, relations.FirstOrDefault(relation => relation.Type == "sharedStrings")?.Part);
        var formats = new CellFormats(package.LoadRelated(main, "styles"), workbook.Child("workbookPr").Value("date1904") is "1" or "true");
        var page = 0;
        foreach (var sheet in workbook.Child("sheets").Children("sheet"))
        {
            if (!parts.TryGetValue(sheet.RelationId() ?? "", out var part))
            {
                continue;
            }

            builder.Page = ++page;
            if (sheet.Value("state") is "hidden" or "veryHidden")
            {
                builder.CountHidden();
                builder.Warn("hidden_text", page, $"The sheet {sheet.Value("name")} is hidden and was left out.", 1);
            }
            else if (!builder.IsFull)
            {
                ReadSheet(package, part, sheet, strings, formats, builder);
            }
        }

        builder.PageCount = page;
        builder.Page = null;
    }

    private static void ReadSheet(OfficePackage package, string part, XElement sheet, IReadOnlyList<string> strings, CellFormats formats, DocumentBuilder builder)
    {
        var grid = SheetGrid.Read(package, part, strings, formats, builder.Limits.TextLength);
        if (grid.Rows.Count == 0 && grid.Hidden == 0 && package.Relations(part).All(relation => relation.Type != "drawing"))
        {
            return;
        }

        var name = sheet.Value("name") ?? "";
        builder.Add(BlockType.Heading, name, 1);
        builder.Hide(grid.Hidden);
        foreach (var region in SheetRegions.Split(grid))
        {
            SheetRegions.Write(region, name, builder);
        }

        foreach (var drawing in package.Relations(part).Where(relation => relation.Type == "drawing"))
        {
            foreach (var chart in package.Relations(drawing.Part).Where(relation => relation.Type == "chart"))
            {
                ChartReader.Write(package.Load(chart.Part), builder);
            }
        }

        SheetComments.Write(package, part, builder);
    }
}
