using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Word;

/// <summary>WordprocessingML (ECMA-376 part 1, chapter 17): the body in order; headers and footers are left out, footnotes and comments follow their paragraph.</summary>
internal sealed class WordReader
{
    private readonly OfficePackage package;
    private readonly IReadOnlyList<OfficeRelation> relations;
    private readonly DocumentBuilder builder;
    private readonly WordStyles styles;
    private readonly WordNumbering numbering;
    private readonly Dictionary<string, XElement> notes = new(StringComparer.Ordinal);

    private WordReader(OfficePackage package, string main, DocumentBuilder builder)
    {
        this.package = package;
        this.builder = builder;
        relations = package.Relations(main);
        styles = new WordStyles(package.LoadRelated(main, "styles"));
        numbering = new WordNumbering(package.LoadRelated(main, "numbering"));
        foreach (var kind in new[] { "footnote", "endnote", "comment" })
        {
            foreach (var note in package.LoadRelated(main, kind + "s").Children(kind).Where(note => note.Value("type") is null or "normal"))
            {
                notes.TryAdd(kind + note.Value("id"), note);
            }
        }
    }

    public static void Read(OfficePackage package, DocumentBuilder builder)
    {
        var main = package.MainPart("word/document.xml");
        var root = package.LoadMain(main);
        new WordReader(package, main, builder).WriteBlocks(root.Child("body") ?? root);
    }

    private void WriteBlocks(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            if (builder.IsFull)
            {
                return;
            }

            switch (element.Name.LocalName)
            {
                case "p":
                    WriteParagraph(element);
                    break;
                case "tbl":
                    WriteTable(element);
                    break;
                case "sdt" or "sdtContent" or "customXml" or "smartTag" or "ins" or "moveTo" or "body" or "altChunk":
                    WriteBlocks(element);
                    break;
                default:
                    break;
            }
        }
    }

    private void WriteParagraph(XElement paragraph)
    {
        var content = ReadParagraph(paragraph);
        var style = Style(paragraph);
        var level = HeadingLevel(paragraph);
        var text = Whitespace.CollapseLines(content.Text);
        if (level > 0)
        {
            builder.Title ??= text.Length > 0 && (styles.IsTitle(style) || level == 1) ? text : null;
            builder.Add(BlockType.Heading, content.Mark + Whitespace.Collapse(text), level);
        }
        else if (content.ListLevel > 0)
        {
            builder.Add(BlockType.List, content.Mark + text, content.ListLevel);
        }
        else
        {
            builder.Add(styles.IsCaption(style) ? BlockType.Caption : styles.IsCode(style) ? BlockType.Code : BlockType.Paragraph, text);
        }

        WriteAttached(content);
    }

    private static string? Style(XElement paragraph) => paragraph.Child("pPr")?.Child("pStyle").Value("val");

    private int HeadingLevel(XElement paragraph) =>
        paragraph.Child("pPr")?.Child("outlineLvl").Number("val") is { } outline and < 9 ? outline + 1 : styles.HeadingLevel(Style(paragraph));

    /// <summary>What hangs on a paragraph follows it.</summary>
    private void WriteAttached(WordParagraph content)
    {
        foreach (var box in content.TextBoxes)
        {
            WriteBlocks(box);
        }

        foreach (var chart in content.Charts)
        {
            ChartReader.Write(package.Load(relations.FirstOrDefault(relation => relation.Id == chart)?.Part), builder);
        }

        foreach (var reference in content.Notes)
        {
            WriteNote(reference);
        }

        foreach (var change in content.Changes)
        {
            builder.Add(BlockType.Note, change);
        }
    }

    private WordParagraph ReadParagraph(XElement paragraph)
    {
        var content = WordParagraph.Read(paragraph, styles);
        builder.Hide(content.HiddenRuns);
        var properties = paragraph.Child("pPr");
        var number = properties?.Child("numPr") ?? styles.Numbering(Style(paragraph));
        var id = number?.Child("numId").Value("val") ?? "0";
        if (id != "0" && !string.IsNullOrWhiteSpace(content.Text))
        {
            var level = number?.Child("ilvl").Number("val") ?? 0;
            content.ListLevel = level + 1;
            content.Mark = numbering.Next(id, level);
        }

        return content;
    }

    private void WriteNote(string reference)
    {
        if (notes.Remove(reference, out var note))
        {
            var text = string.Join('\n', note.All("p").Select(paragraph => ReadParagraph(paragraph).Text));
            builder.Add(BlockType.Note, note.Name.LocalName == "comment" ? CommentText.Of("Comment", note.Value("author"), note.Value("date"), text) : Whitespace.CollapseLines(text));
        }
    }

    private void WriteTable(XElement table)
    {
        if (WordTable.IsLayout(table, paragraph => HeadingLevel(paragraph) > 0))
        {
            foreach (var cell in WordTable.Cells(table))
            {
                WriteBlocks(cell);
            }

            return;
        }

        var content = WordTable.Read(table, ReadParagraph);
        builder.Hide(content.HiddenRows);
        builder.AddTable(content.Rows, content.HeaderRows);
        content.Paragraphs.ForEach(WriteAttached);
        content.Changes.ForEach(change => builder.Add(BlockType.Note, change));
    }
}
