using System.Xml.Linq;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Word;

internal sealed class WordTable
{
    private const int MaxSpan = 100;
    private readonly Func<XElement, WordParagraph> readParagraph;

    private WordTable(Func<XElement, WordParagraph> readParagraph) => this.readParagraph = readParagraph;

    public List<IReadOnlyList<string>> Rows { get; } = [];

    public int HeaderRows { get; private set; }

    /// <summary>What was read in the cells, for what hangs on it: notes, changes, boxes, charts.</summary>
    public List<WordParagraph> Paragraphs { get; } = [];

    public int HiddenRows { get; private set; }

    /// <summary>Rows that a tracked change took out.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>A frame around other content rather than rows and columns.</summary>
    public static bool IsLayout(XElement table, Func<XElement, bool> isHeading)
    {
        var rows = Unwrap(table, "tr").Select(row => Unwrap(row, "tc").ToList()).ToList();
        return rows.TrueForAll(row => row.Count < 2)
            && (TableFrame.IsFrame(rows.Count, rows.SelectMany(row => row).Select(cell => cell.Value.Length).DefaultIfEmpty().Max())
                || table.All("tbl").Any() || table.All("p").Any(isHeading));
    }

    /// <summary>Cells of a frame, in order.</summary>
    public static IEnumerable<XElement> Cells(XElement table) => Unwrap(table, "tr").SelectMany(row => Unwrap(row, "tc"));

    /// <summary>A merged cell stands in every row and column that it covers, so that each row and column keeps its meaning.</summary>
    public static WordTable Read(XElement table, Func<XElement, WordParagraph> readParagraph)
    {
        var result = new WordTable(readParagraph);
        foreach (var row in Unwrap(table, "tr"))
        {
            result.AddRow(row);
        }

        result.HeaderRows = result.HeaderRows > 0 ? Math.Min(result.HeaderRows, Math.Max(0, result.Rows.Count - 1)) : TableHeader.Count(result.Rows);
        return result;
    }

    private void AddRow(XElement row)
    {
        var properties = row.Child("trPr");
        if (properties.IsOn("hidden"))
        {
            HiddenRows += string.IsNullOrWhiteSpace(row.Value) ? 0 : 1;
            return;
        }

        if (properties?.Child("del") is { } deleted)
        {
            Changes.Add(CommentText.Of("Deleted", deleted.Value("author"), deleted.Value("date"), string.Join(", ", Unwrap(row, "tc").Select(cell => string.Concat(cell.All("t").Concat(cell.All("delText")).Select(run => run.Value))))));
            return;
        }

        // A row may begin further in: the columns left out have no cells.
        var cells = new List<string>(Enumerable.Repeat("", Math.Clamp(properties?.Child("gridBefore").Number("val") ?? 0, 0, MaxSpan)));
        foreach (var cell in Unwrap(row, "tc"))
        {
            var cellProperties = cell.Child("tcPr");
            var merge = cellProperties?.Child("vMerge");
            var continues = merge is not null && merge.Value("val") is null or "continue";
            var above = continues && Rows.Count > 0 && cells.Count < Rows[^1].Count ? Rows[^1][cells.Count] : null;
            cells.AddRange(Enumerable.Repeat(above ?? Text(cell), Math.Clamp(cellProperties?.Child("gridSpan").Number("val") ?? 1, 1, MaxSpan)));
        }

        if (properties.IsOn("tblHeader") && HeaderRows == Rows.Count)
        {
            HeaderRows++;
        }

        Rows.Add(cells);
    }

    private string Text(XElement cell)
    {
        var texts = new List<string>();
        foreach (var part in Parts(cell))
        {
            if (part.Name.LocalName == "tbl")
            {
                // A table within a cell: its cells are parted by commas, its rows by semicolons.
                texts.Add(string.Join("; ", Unwrap(part, "tr").Select(row => string.Join(", ", Unwrap(row, "tc").Select(Text).Where(text => text.Length > 0))).Where(text => text.Length > 0)));
                continue;
            }

            var content = readParagraph(part);
            Paragraphs.Add(content);
            texts.Add(content.Mark + Whitespace.Collapse(content.Text));
        }

        return string.Join(' ', texts.Where(text => !string.IsNullOrWhiteSpace(text)));
    }

    /// <summary>Paragraphs and tables of a cell, also those inside content controls and tracked changes.</summary>
    private static IEnumerable<XElement> Parts(XElement cell) =>
        cell.Elements().SelectMany(element => element.Name.LocalName switch
        {
            "p" or "tbl" => [element],
            "tcPr" => [],
            _ => Parts(element),
        });

    /// <summary>Rows or cells, also those inside content controls.</summary>
    private static IEnumerable<XElement> Unwrap(XElement parent, string name)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Name.LocalName == name)
            {
                yield return element;
            }
            else if (element.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins")
            {
                foreach (var inner in Unwrap(element, name))
                {
                    yield return inner;
                }
            }
        }
    }
}
