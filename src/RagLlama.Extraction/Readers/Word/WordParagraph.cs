using System.Globalization;
using System.Text;
using System.Xml.Linq;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Word;

/// <summary>Visible text of a paragraph, and what hangs on it.</summary>
internal sealed class WordParagraph
{
    private readonly StringBuilder text = new();
    private readonly WordStyles styles;
    private readonly bool hidden;

    private WordParagraph(XElement paragraph, WordStyles styles)
    {
        this.styles = styles;
        hidden = styles.IsHidden(paragraph.Child("pPr")?.Child("pStyle").Value("val"));
        Write(paragraph);
    }

    public string Text => text.ToString();

    /// <summary>The number before a paragraph of a numbered list, with a space after it; else empty.</summary>
    public string Mark { get; set; } = "";

    /// <summary>From 1 for a paragraph of a list; else 0.</summary>
    public int ListLevel { get; set; }

    public int HiddenRuns { get; private set; }

    public List<XElement> TextBoxes { get; } = [];

    /// <summary>Relationships of the charts in the paragraph.</summary>
    public List<string> Charts { get; } = [];

    /// <summary>Kind and id of the footnotes, endnotes and comments that are referred to.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>What tracked changes took out of the paragraph.</summary>
    public List<string> Changes { get; } = [];

    public static WordParagraph Read(XElement paragraph, WordStyles styles) => new(paragraph, styles);

    private void Write(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "r":
                    WriteRun(element);
                    break;
                case "pPr" or "moveFrom" or "instrText" or "delText" or "rPr" or "sdtPr":
                    break;
                case "oMath":
                    text.Append(CultureInfo.InvariantCulture, $" ${WordFormula.Of(element)}$ ");
                    break;
                case "del":
                    Changes.Add(CommentText.Of("Deleted", element.Value("author"), element.Value("date"), string.Concat(element.All("delText").Select(run => run.Value))));
                    break;
                case "AlternateContent":
                    // Two forms of the same content: the first that exists is enough.
                    Write(element.Child("Choice") ?? element.Child("Fallback") ?? new XElement("none"));
                    break;
                case "chart" when element.RelationId() is { } chart:
                    Charts.Add(chart);
                    break;
                case "txbxContent":
                    TextBoxes.Add(element);
                    break;
                case "t":
                    // Formulas keep their text outside of runs.
                    text.Append(element.Value);
                    break;
                default:
                    Write(element);
                    break;
            }
        }
    }

    /// <summary>White letters outside of tables and text boxes, whose ground may be dark, and letters of a point or less.</summary>
    private static bool IsUnseen(XElement run, XElement? properties)
    {
        if (properties is null)
        {
            return false;
        }

        if (properties.Child("sz").Number("val") is <= 2)
        {
            return true;
        }

        return properties.Child("color").Value("val") is "FFFFFF" or "ffffff" && properties.Child("shd") is null && properties.Child("highlight") is null
            && !run.Ancestors().Any(ancestor => ancestor.Name.LocalName is "tbl" or "txbxContent" || ancestor.Child("pPr")?.Child("shd") is not null);
    }

    private void WriteRun(XElement run)
    {
        var properties = run.Child("rPr");
        if (hidden || IsUnseen(run, properties) || properties.IsOn("vanish") || styles.IsHidden(properties?.Child("rStyle").Value("val")))
        {
            HiddenRuns += run.Children("t").Any(part => !string.IsNullOrWhiteSpace(part.Value)) ? 1 : 0;
            return;
        }

        if (properties?.Child("vertAlign").Value("val") == "superscript")
        {
            Superscript.Mark(text, string.Concat(run.Children("t").Select(part => part.Value)).Trim());
        }

        foreach (var part in run.Elements())
        {
            switch (part.Name.LocalName)
            {
                case "t":
                    text.Append(part.Value);
                    break;
                case "tab" or "ptab":
                    text.Append('\t');
                    break;
                case "br" or "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "footnoteReference" or "endnoteReference" or "commentReference":
                    Notes.Add(part.Name.LocalName[..^"Reference".Length] + part.Value("id"));
                    break;
                case "drawing" or "pict" or "object" or "AlternateContent" or "ruby" or "rubyBase" or "Choice" or "Fallback":
                    Write(new XElement("part", part));
                    break;
                default:
                    break;
            }
        }
    }
}
