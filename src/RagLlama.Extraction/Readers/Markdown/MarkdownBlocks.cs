using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Html;

namespace RagLlama.Extraction.Readers.Markdown;

internal sealed partial class MarkdownBlocks(DocumentBuilder builder)
{
    public string? FirstHeading { get; private set; }

    public void Write(ContainerBlock container, int listLevel = 0)
    {
        foreach (var block in container)
        {
            if (builder.IsFull)
            {
                return;
            }

            Write(block, listLevel);
        }
    }

    private void Write(Block block, int listLevel)
    {
        switch (block)
        {
            case YamlFrontMatterBlock or LinkReferenceDefinitionGroup or ThematicBreakBlock:
                break;
            case HeadingBlock heading:
                var text = Anchor().Replace(Whitespace.Collapse(MarkdownInlines.Text(heading.Inline)), "");
                FirstHeading ??= text.Length > 0 ? text : null;
                builder.Add(BlockType.Heading, text, heading.Level);
                break;
            case ParagraphBlock paragraph:
                builder.Add(listLevel > 0 ? BlockType.List : BlockType.Paragraph, Whitespace.CollapseLines(MarkdownInlines.Text(paragraph.Inline)), listLevel);
                break;
            case ListBlock list:
                WriteList(list, listLevel + 1);
                break;
            case Table table:
                WriteTable(table);
                break;
            case HtmlBlock html:
                HtmlReader.ReadFragment(html.Lines.ToString(), builder);
                break;
            case CodeBlock code:
                builder.Add(BlockType.Code, code.Lines.ToString());
                break;
            case DefinitionTerm term:
                builder.Add(BlockType.Paragraph, Whitespace.Collapse(MarkdownInlines.Text(term.Inline)));
                break;
            case Footnote footnote:
                foreach (var part in footnote.OfType<ParagraphBlock>())
                {
                    builder.Add(BlockType.Note, Whitespace.CollapseLines(MarkdownInlines.Text(part.Inline)));
                }

                break;
            case ContainerBlock nested:
                Write(nested, listLevel);
                break;
            default:
                break;
        }
    }

    private void WriteList(ListBlock list, int level)
    {
        _ = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            // The number of a step belongs to its text: "see step 3".
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "";
            var rest = item.AsEnumerable();
            if (item.FirstOrDefault() is ParagraphBlock first)
            {
                builder.Add(BlockType.List, mark + Whitespace.CollapseLines(MarkdownInlines.Text(first.Inline)), level);
                rest = rest.Skip(1);
            }

            foreach (var block in rest)
            {
                Write(block, level);
            }
        }
    }

    private void WriteTable(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        builder.AddTable(
            rows.Select(row => row.OfType<TableCell>().Select(Text).ToList()),
            rows.TakeWhile(row => row.IsHeader).Count());
    }

    private static string Text(TableCell cell) =>
        string.Join(' ', cell.OfType<LeafBlock>().Select(block => MarkdownInlines.Text(block.Inline)));

    [GeneratedRegex(@"\s*\{#[\w-]+\}\s*$")]
    private static partial Regex Anchor();
}
