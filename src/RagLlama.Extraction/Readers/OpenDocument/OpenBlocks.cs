using System.Globalization;
using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Word;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>Paragraphs, headings, lists and tables in order.</summary>
internal sealed class OpenBlocks(DocumentBuilder builder, OpenStyles styles)
{
    public void Write(XElement? parent)
    {
        foreach (var element in parent?.Elements() ?? [])
        {
            if (builder.IsFull)
            {
                return;
            }

            switch (element.Name.LocalName)
            {
                case "h":
                    WriteParagraph(element, BlockType.Heading, Math.Clamp(element.Number("outline-level") ?? 1, 1, 9), "");
                    break;
                case "p":
                    var style = element.Value("style-name");
                    var isTitle = styles.IsTitle(style);
                    WriteParagraph(element, isTitle ? BlockType.Heading : styles.IsCode(style) ? BlockType.Code : BlockType.Paragraph, isTitle ? 1 : 0, "");
                    break;
                case "list":
                    WriteList(element, 1, element.Value("style-name"));
                    break;
                case "table":
                    WriteTable(element);
                    break;
                case "frame" or "custom-shape" or "g" or "text-box" or "section" or "index-body" or "table-of-content" or "rect" or "soft-page-break" or "numbered-paragraph":
                    Write(element);
                    break;
                default:
                    break;
            }
        }
    }

    public void WriteList(XElement list, int level, string? style)
    {
        var numbering = styles.Numbering(style, level);
        var number = numbering?.Start ?? 1;
        foreach (var item in list.Elements().Where(child => child.Name.LocalName is "list-item" or "list-header"))
        {
            number = item.Number("start-value") ?? number;
            var mark = numbering is { } how && item.Name.LocalName == "list-item" ? Mark(how.Format, number) + how.Suffix + " " : "";
            number++;
            foreach (var child in item.Elements())
            {
                switch (child.Name.LocalName)
                {
                    case "list":
                        WriteList(child, Math.Min(level + 1, 10), child.Value("style-name") ?? style);
                        break;
                    case "h":
                        WriteParagraph(child, BlockType.Heading, Math.Clamp(child.Number("outline-level") ?? 1, 1, 9), mark);
                        break;
                    case "p":
                        WriteParagraph(child, BlockType.List, level, mark);
                        break;
                    default:
                        break;
                }

                mark = "";
            }
        }
    }

    private void WriteTable(XElement table)
    {
        var content = OpenTable.Read(table, cell => OpenTable.Text(cell, styles));
        builder.AddTable(content.Rows, content.HeaderRows);
    }

    private void WriteParagraph(XElement paragraph, BlockType type, int level, string mark)
    {
        var content = new OpenText(paragraph, styles);
        builder.CountHidden(content.HiddenRuns);
        if (content.IsHidden)
        {
            builder.CountHidden(string.IsNullOrWhiteSpace(content.Text) ? 0 : 1);
            return;
        }

        var text = type == BlockType.Code ? content.Text : Whitespace.CollapseLines(content.Text);
        if (text.Length > 0)
        {
            builder.Title ??= type == BlockType.Heading && level == 1 ? text : null;
            builder.Add(type, mark + text, level);
        }

        foreach (var frame in content.Frames)
        {
            Write(frame);
        }

        foreach (var note in content.Notes)
        {
            builder.Add(BlockType.Note, Whitespace.CollapseLines(string.Join('\n', note.All("p").Select(line => new OpenText(line, styles).Text))));
        }
    }

    private static string Mark(string format, int number) => WordNumbering.Format(Math.Max(1, number), format switch
    {
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ => "decimal",
    }).ToString(CultureInfo.InvariantCulture);
}
