using System.Globalization;
using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Slides;

/// <summary>PresentationML (ECMA-376 part 1, chapter 19): a page per slide, title first, the rest as it stands from top to bottom, then the speaker notes.</summary>
internal static class SlidesReader
{
    public static void Read(OfficePackage package, DocumentBuilder builder)
    {
        var main = package.MainPart("ppt/presentation.xml");
        var presentation = package.LoadMain(main);
        var relations = package.Relations(main).DistinctBy(relation => relation.Id).ToDictionary(relation => relation.Id);
        var comments = new SlideComments(package, relations.Values);
        var size = (Emu(presentation.Child("sldSz").Value("cx")), Emu(presentation.Child("sldSz").Value("cy")));
        var page = 0;
        foreach (var id in presentation.All("sldId"))
        {
            if (!relations.TryGetValue(id.RelationId() ?? "", out var relation))
            {
                continue;
            }

            builder.Page = ++page;
            if (!builder.IsFull && package.Load(relation.Part) is { } slide)
            {
                if (slide.Value("show") is "0" or "false")
                {
                    builder.CountHidden();
                    builder.Warn("hidden_text", page, string.Create(CultureInfo.InvariantCulture, $"Slide {page} is hidden and was left out."), 1);
                    continue;
                }

                ReadSlide(package, relation.Part, slide, size, builder);
                comments.Write(relation.Part, builder);
            }
        }

        builder.PageCount = page;
        builder.Page = null;
    }

    private static void ReadSlide(OfficePackage package, string part, XElement slide, (long Width, long Height) size, DocumentBuilder builder)
    {
        var relations = package.Relations(part);
        var layoutPart = relations.FirstOrDefault(relation => relation.Type == "slideLayout")?.Part;
        var layout = package.Load(layoutPart);
        var onPaper = SlideGround.IsPaper(slide, layout, layoutPart is null ? null : package.LoadRelated(layoutPart, "slideMaster"));
        var shapes = SlideShape.FromTree(slide.Child("cSld")?.Child("spTree"), layout);
        foreach (var shape in shapes.OrderByDescending(shape => shape.IsTitle).ThenBy(shape => shape.Row).ThenBy(shape => shape.Left))
        {
            if (shape.IsHidden || shape.IsBeside(size))
            {
                builder.Hide(string.IsNullOrWhiteSpace(shape.Element.Value) ? 0 : 1);
                continue;
            }

            WriteShape(shape, onPaper, builder);
            foreach (var chart in shape.ChartIds)
            {
                ChartReader.Write(package.Load(relations.FirstOrDefault(relation => relation.Id == chart)?.Part), builder);
            }

            foreach (var diagram in shape.DiagramIds)
            {
                WriteDiagram(package.Load(relations.FirstOrDefault(relation => relation.Id == diagram)?.Part), builder);
            }
        }

        var notes = package.Load(relations.FirstOrDefault(relation => relation.Type == "notesSlide")?.Part);
        foreach (var shape in SlideShape.FromTree(notes?.Child("cSld")?.Child("spTree"), null).Where(shape => shape.Placeholder == "body"))
        {
            builder.Add(BlockType.Note, string.Join('\n', SlideText.Paragraphs(shape.Element).Select(paragraph => paragraph.Text)));
        }
    }

    private static long Emu(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void WriteShape(SlideShape shape, bool onPaper, DocumentBuilder builder)
    {
        if (shape.Table is { } table && !SlideText.IsLayout(table))
        {
            var (rows, headerRows) = SlideText.Table(table);
            builder.AddTable(rows, headerRows);
            return;
        }

        var paragraphs = SlideText.Paragraphs(shape.Element, onPaper && shape.Table is null).ToList();
        builder.Hide(paragraphs.Sum(paragraph => paragraph.Hidden));
        if (shape.IsTitle)
        {
            var title = Whitespace.Collapse(string.Join(' ', paragraphs.Select(paragraph => paragraph.Text)));
            builder.Title ??= title.Length > 0 ? title : null;
            builder.Add(BlockType.Heading, title, 1);
            return;
        }

        builder.Add(BlockType.Caption, Whitespace.Collapse(shape.Description ?? ""));
        foreach (var paragraph in paragraphs)
        {
            if (shape.Placeholder == "subTitle" || !(paragraph.HasBullet ?? shape.Placeholder is "body" or "obj"))
            {
                builder.Add(BlockType.Paragraph, paragraph.Text);
            }
            else
            {
                builder.Add(BlockType.List, paragraph.Text, paragraph.Level + 1);
            }
        }
    }

    private static void WriteDiagram(XElement? data, DocumentBuilder builder)
    {
        foreach (var text in data.All("t").Where(text => text.Name.NamespaceName.EndsWith("/diagram", StringComparison.Ordinal)))
        {
            foreach (var paragraph in SlideText.Paragraphs(text))
            {
                builder.Add(BlockType.List, paragraph.Text, 1);
            }
        }
    }
}
