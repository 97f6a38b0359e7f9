using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Safety;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>Walks a page's elements and turns them into blocks; text that stands between block elements becomes paragraphs.</summary>
/// <param name="dropBoilerplate">A whole page: its navigation, banner and footer are left out.</param>
/// <param name="foldQuotes">A mail: what it quotes of earlier ones becomes notes.</param>
internal sealed class HtmlBlocks(DocumentBuilder builder, HtmlVisibility sight, bool dropBoilerplate, bool foldQuotes = false)
{
    private bool inHistory;
    private readonly StringBuilder inline = new();
    private BlockType type = BlockType.Paragraph;
    private int listLevel;
    private string mark = "";
    private int depth;

    public string? FirstHeading { get; private set; }

    public void Write(IElement root)
    {
        WriteChildren(root);
        Flush();
        if (sight.IsCutShort)
        {
            builder.Warn("hidden_text", null, "The page has more style rules than are looked at; what they hide from readers may have been read.");
        }
    }

    private void WriteChildren(INode parent)
    {
        if (++depth > builder.Limits.Depth)
        {
            throw new ExtractionFailedException("limit_depth", $"The page nests elements more than {builder.Limits.Depth} deep (Extraction:MaxDepth), which no real page does.");
        }

        for (var node = parent.FirstChild; node is not null && !builder.IsFull; node = node.NextSibling)
        {
            switch (node)
            {
                case IText text when sight.HidesText(parent):
                    builder.Hide(sight.PassagesOf(text));
                    break;
                case IText text:
                    inline.Append(text.Data.Replace('\n', ' '));
                    break;
                case IElement element:
                    WriteElement(element);
                    break;
                case IComment comment when InstructionPassages.Occur(comment.Data):
                    builder.Hide();
                    break;
                default:
                    break;
            }
        }

        depth--;
    }

    private void WriteElement(IElement element)
    {
        if (sight.IsHidden(element))
        {
            builder.Hide(HtmlVisibility.Passages(element));
            return;
        }

        if (HtmlElements.IsDropped(element, dropBoilerplate))
        {
            return;
        }

        if (foldQuotes && MailQuotes.IsQuote(element))
        {
            WriteAs(element, BlockType.Note);
            return;
        }

        if (foldQuotes && !inHistory && !builder.IsEmpty && MailQuotes.StartsHistory(element))
        {
            Flush();
            inHistory = true;
        }

        switch (element.LocalName)
        {
            case "br":
                inline.Append('\n');
                break;
            case "sup":
                Superscript.Mark(inline, element.TextContent.Trim());
                WriteChildren(element);
                break;
            case "a" when string.IsNullOrWhiteSpace(element.TextContent) && element.Closest("figure")?.QuerySelector("figcaption") is null:
                // A picture that leads somewhere is named by its description.
                inline.Append(' ').Append(element.QuerySelector("img[alt]")?.GetAttribute("alt")).Append(' ');
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                WriteHeading(element);
                break;
            case "ul" or "ol" or "menu":
                WriteList(element);
                break;
            case "table":
                Flush();
                WriteTable(element);
                break;
            case "pre":
                Flush();
                builder.Add(BlockType.Code, HtmlElements.VisibleText(element, sight, builder.Hide));
                break;
            case "figcaption" or "caption":
                WriteAs(element, BlockType.Caption);
                break;
            case var name when HtmlElements.IsBlock(name):
                WriteAs(element, type);
                break;
            default:
                WriteChildren(element);
                break;
        }
    }

    private void WriteAs(IElement element, BlockType wanted)
    {
        Flush();
        var before = type;
        type = wanted;
        WriteChildren(element);
        Flush();
        type = before;
    }

    private void WriteHeading(IElement element)
    {
        Flush();
        var text = Whitespace.Collapse(HtmlElements.VisibleText(element, sight, builder.Hide));
        FirstHeading ??= text.Length > 0 ? text : null;
        builder.Add(BlockType.Heading, text, element.LocalName[1] - '0');
    }

    private void WriteList(IElement list)
    {
        Flush();
        var before = (type, mark);
        type = BlockType.List;
        listLevel++;
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var child in list.Children)
        {
            mark = list.LocalName == "ol" && child.LocalName == "li" ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "";
            WriteElement(child);
            Flush();
        }

        listLevel--;
        (type, mark) = before;
    }

    private void WriteTable(IElement table)
    {
        if (HtmlTable.IsLayout(table))
        {
            // Laid out with a table, as mails are: its cells are the blocks.
            WriteAs(table, type);
            return;
        }

        foreach (var caption in table.Children.Where(child => child.LocalName == "caption"))
        {
            WriteElement(caption);
        }

        var (rows, headerRows) = HtmlTable.Read(table, sight, builder.Hide);
        builder.AddTable(rows, headerRows);
    }

    private void Flush()
    {
        var text = Whitespace.CollapseLines(inline.ToString());
        inline.Clear();
        if (text.Length > 0)
        {
            builder.Add(inHistory && type == BlockType.Paragraph ? BlockType.Note : type, mark + text, type == BlockType.List ? listLevel : 0);
            mark = "";
        }
    }
}
