using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>Paragraphs, headings, lists and tables in order.</summary>
/// <param name="load">Loads a part of the file; null when there is none.</param>
internal sealed class OpenBlocks(DocumentBuilder builder, OpenStyles styles, Func<string, XElement?> load)
{
    private readonly OpenLists lists = new(styles);
    private readonly Dictionary<string, XElement> deletions = new(StringComparer.Ordinal);

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
                    var level = Math.Clamp(element.Number("outline-level") ?? 1, 1, 9);
                    WriteParagraph(element, BlockType.Heading, level, lists.Heading(element, level));
                    break;
                case "p":
                    var style = element.Value("style-name");
                    var isTitle = styles.IsTitle(style);
                    WriteParagraph(element, isTitle ? BlockType.Heading : styles.IsCode(style) ? BlockType.Code : BlockType.Paragraph, isTitle ? 1 : 0, "");
                    break;
                case "list":
                    foreach (var (item, depth, mark) in lists.Items(element))
                    {
                        var heading = Math.Clamp(item.Number("outline-level") ?? 1, 1, 9);
                        WriteParagraph(item, item.Name.LocalName == "h" ? BlockType.Heading : BlockType.List, item.Name.LocalName == "h" ? heading : depth, mark);
                    }

                    break;
                case "table":
                    WriteTable(element);
                    break;
                case "section" when element.Value("display") == "none":
                    builder.Hide(string.IsNullOrWhiteSpace(element.Value) ? 0 : 1);
                    break;
                case "tracked-changes":
                    foreach (var region in element.Children("changed-region").Where(region => region.Child("deletion") is not null))
                    {
                        deletions.TryAdd(region.Value("id") ?? "", region.Child("deletion")!);
                    }

                    break;
                case "object" when element.Value("href") is { } part:
                    OpenChart.Write(load(part.TrimStart('.', '/') + "/content.xml"), styles, builder);
                    break;
                case "frame" or "custom-shape" or "g" or "text-box" or "section" or "index-body" or "table-of-content" or "rect" or "soft-page-break" or "numbered-paragraph":
                    Write(element);
                    break;
                default:
                    break;
            }
        }
    }

    private void WriteTable(XElement table)
    {
        if (OpenTable.IsLayout(table))
        {
            foreach (var inside in OpenTable.CellsOf(table))
            {
                Write(inside);
            }

            return;
        }

        var cell = new OpenCell(styles, lists);
        var content = OpenTable.Read(table, cell.Read);
        builder.Hide(content.HiddenRows + cell.Paragraphs.Sum(paragraph => paragraph.Hidden));
        builder.AddTable(content.Rows, content.HeaderRows);
        cell.Paragraphs.ForEach(WriteAttached);
    }

    private void WriteParagraph(XElement paragraph, BlockType type, int level, string mark)
    {
        var content = new OpenText(paragraph, styles);
        builder.Hide(content.Hidden);
        if (content.IsHidden)
        {
            return;
        }

        var text = type == BlockType.Code ? content.Text : Whitespace.CollapseLines(content.Text);
        if (text.Length > 0)
        {
            builder.Title ??= type == BlockType.Heading && level == 1 ? text : null;
            builder.Add(type, mark + text, level);
        }

        WriteAttached(content);
    }

    private void WriteAttached(OpenText content)
    {
        foreach (var frame in content.Frames)
        {
            Write(frame);
        }

        foreach (var note in content.Notes)
        {
            var text = string.Join('\n', note.All("p").Select(line => new OpenText(line, styles).Text));
            builder.Add(BlockType.Note, note.Name.LocalName == "annotation" ? CommentText.Of("Comment", note.Child("creator")?.Value, note.Child("date")?.Value, text) : Whitespace.CollapseLines(text));
        }

        foreach (var change in content.Changes)
        {
            if (deletions.Remove(change, out var deleted))
            {
                builder.Add(BlockType.Note, CommentText.Of("Deleted", deleted.All("creator").FirstOrDefault()?.Value, deleted.All("date").FirstOrDefault()?.Value, string.Join('\n', deleted.All("p").Concat(deleted.All("h")).Select(line => new OpenText(line, styles).Text))));
            }
        }
    }
}
