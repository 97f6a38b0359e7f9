using System.Xml.Linq;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>All text of a table's cell in one line, and what hangs on it.</summary>
internal sealed class OpenCell(OpenStyles styles, OpenLists lists)
{
    /// <summary>Everything that was read, for notes and counts.</summary>
    public List<OpenText> Paragraphs { get; } = [];

    public string Read(XElement cell) => Whitespace.Collapse(string.Join(' ', Texts(cell).Where(text => text.Length > 0)));

    private IEnumerable<string> Texts(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p" or "h":
                    yield return Text(element, "");
                    break;
                case "list":
                    foreach (var (paragraph, _, mark) in lists.Items(element))
                    {
                        yield return Text(paragraph, mark);
                    }

                    break;
                case "table":
                    // A table within a cell: its cells are parted by commas, its rows by semicolons.
                    yield return string.Join("; ", OpenTable.RowsOf(element).Select(row => string.Join(", ", row.Children("table-cell").Select(Read).Where(text => text.Length > 0))).Where(text => text.Length > 0));
                    break;
                case "annotation":
                    break;
                default:
                    foreach (var inner in Texts(element))
                    {
                        yield return inner;
                    }

                    break;
            }
        }
    }

    private string Text(XElement paragraph, string mark)
    {
        var content = new OpenText(paragraph, styles);
        Paragraphs.Add(content);
        return content.IsHidden || string.IsNullOrWhiteSpace(content.Text) ? "" : mark + content.Text;
    }
}
