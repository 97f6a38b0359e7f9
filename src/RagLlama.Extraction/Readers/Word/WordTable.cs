using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Word;

internal sealed class WordTable
{
    private const int MaxSpan = 100;

    public List<IReadOnlyList<string>> Rows { get; } = [];

    public int HeaderRows { get; private set; }

    public List<string> Notes { get; } = [];

    /// <summary>A frame around other content rather than rows and columns.</summary>
    public bool IsLayout { get; private set; }

    /// <summary>A merged cell stands in every row and column that it covers, so that each row and column keeps its meaning.</summary>
    public static WordTable Read(XElement table, Func<XElement, WordParagraph> readParagraph)
    {
        var result = new WordTable();
        foreach (var row in Unwrap(table, "tr"))
        {
            result.AddRow(row, readParagraph);
        }

        result.IsLayout = result.Rows.TrueForAll(row => row.Count < 2);
        result.HeaderRows = result.HeaderRows > 0 ? Math.Min(result.HeaderRows, Math.Max(0, result.Rows.Count - 1)) : TableHeader.Count(result.Rows);
        return result;
    }

    private void AddRow(XElement row, Func<XElement, WordParagraph> readParagraph)
    {
        if (row.Child("trPr").IsOn("del"))
        {
            return;
        }

        // A row may begin further in: the columns left out have no cells.
        var cells = new List<string>(Enumerable.Repeat("", Math.Clamp(row.Child("trPr")?.Child("gridBefore").Number("val") ?? 0, 0, MaxSpan)));
        foreach (var cell in Unwrap(row, "tc"))
        {
            var properties = cell.Child("tcPr");
            var merge = properties?.Child("vMerge");
            var continues = merge is not null && merge.Value("val") is null or "continue";
            var above = continues && Rows.Count > 0 && cells.Count < Rows[^1].Count ? Rows[^1][cells.Count] : null;
            cells.AddRange(Enumerable.Repeat(above ?? Text(cell, readParagraph), Math.Clamp(properties?.Child("gridSpan").Number("val") ?? 1, 1, MaxSpan)));
        }

        if (row.Child("trPr").IsOn("tblHeader") && HeaderRows == Rows.Count)
        {
            HeaderRows++;
        }

        Rows.Add(cells);
    }

    private string Text(XElement cell, Func<XElement, WordParagraph> readParagraph)
    {
        var texts = new List<string>();
        foreach (var paragraph in cell.All("p"))
        {
            var content = readParagraph(paragraph);
            Notes.AddRange(content.Notes);
            if (!string.IsNullOrWhiteSpace(content.Text))
            {
                texts.Add(content.Text);
            }
        }

        return string.Join(' ', texts);
    }

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
