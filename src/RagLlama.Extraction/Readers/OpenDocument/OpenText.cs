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
    private readonly bool onPaper;
    private int hiddenRuns;

    public OpenText(XElement paragraph, OpenStyles styles)
    {
        this.styles = styles;
        var style = paragraph.Value("style-name");

        // Tables, boxes and slides may have any ground.
        onPaper = !styles.HasGround(style) && !paragraph.Ancestors().Any(ancestor => ancestor.Name.LocalName is "table" or "frame" or "text-box" or "custom-shape" or "g" or "page");
        IsHidden = styles.IsHidden(style) || (onPaper && styles.IsPaperColour(style));
        Write(paragraph);
    }

    public string Text => text.ToString();

    public bool IsHidden { get; }

    /// <summary>Passages that were left out, the paragraph itself included when all of it is hidden.</summary>
    public int Hidden => hiddenRuns + (IsHidden && !string.IsNullOrWhiteSpace(Text) ? 1 : 0);

    /// <summary>Bodies of the footnotes and endnotes, and comments.</summary>
    public List<XElement> Notes { get; } = [];

    /// <summary>Ids of what tracked changes took out of the paragraph.</summary>
    public List<string> Changes { get; } = [];

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
            case "change" when element.Value("change-id") is { } change:
                Changes.Add(change);
                break;
            case "frame" or "custom-shape" or "g" or "rect" or "line":
                Frames.Add(element);
                break;
            case "hidden-text" or "hidden-paragraph":
                hiddenRuns += string.IsNullOrWhiteSpace(element.Value + element.Value("string-value")) ? 0 : 1;
                break;
            case "ruby-text" or "annotation-end" or "tracked-changes":
                break;
            case "span" when styles.IsHidden(element.Value("style-name")) || (onPaper && styles.IsPaperColour(element.Value("style-name"))):
                hiddenRuns += string.IsNullOrWhiteSpace(element.Value) ? 0 : 1;
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
