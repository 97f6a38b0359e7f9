using System.Text;
using System.Xml.Linq;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>Visible text of a paragraph, and what hangs on it.</summary>
internal sealed class OpenText
{
    private const int MostSpaces = 200;
    private readonly StringBuilder text = new();
    private readonly OpenStyles styles;

    public OpenText(XElement paragraph, OpenStyles styles)
    {
        this.styles = styles;
        IsHidden = styles.IsHidden(paragraph.Value("style-name"));
        Write(paragraph);
    }

    public string Text => text.ToString();

    public bool IsHidden { get; }

    public int HiddenRuns { get; private set; }

    /// <summary>Bodies of the footnotes, endnotes and comments.</summary>
    public List<XElement> Notes { get; } = [];

    public List<XElement> Frames { get; } = [];

    private void Write(XElement parent)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XText characters)
            {
                text.Append(characters.Value.ReplaceLineEndings(" "));
            }
            else if (node is XElement element)
            {
                WriteElement(element);
            }
        }
    }

    private void WriteElement(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "s":
                text.Append(' ', Math.Clamp(element.Number("c") ?? 1, 1, MostSpaces));
                break;
            case "tab":
                text.Append('\t');
                break;
            case "line-break":
                text.Append('\n');
                break;
            case "note":
                Notes.Add(element.Child("note-body") ?? element);
                break;
            case "annotation":
                Notes.Add(element);
                break;
            case "frame" or "custom-shape" or "g" or "rect" or "line":
                Frames.Add(element);
                break;
            case "hidden-text" or "hidden-paragraph" or "ruby-text" or "annotation-end" or "tracked-changes":
                break;
            case "span" when styles.IsHidden(element.Value("style-name")):
                HiddenRuns += string.IsNullOrWhiteSpace(element.Value) ? 0 : 1;
                break;
            case "span" when styles.IsRaised(element.Value("style-name")):
                Superscript.Mark(text, element.Value.Trim());
                Write(element);
                break;
            default:
                Write(element);
                break;
        }
    }
}
