using System.Globalization;
using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>A page for each slide: title first, the rest as it stands from top to bottom, then the speaker notes.</summary>
internal static class OpenSlides
{
    private const double RowHeight = 0.64; // a quarter of an inch, in centimetres

    public static void Write(XElement? presentation, OpenStyles styles, Func<string, XElement?> load, DocumentBuilder builder)
    {
        var page = 0;
        foreach (var slide in presentation.Children("page"))
        {
            builder.Page = ++page;
            if (builder.IsFull)
            {
                break;
            }

            if (styles.IsHiddenSlide(slide.Value("style-name")))
            {
                builder.CountHidden();
                builder.Warn("hidden_text", page, string.Create(CultureInfo.InvariantCulture, $"Slide {page} is hidden and was left out."), 1);
                continue;
            }

            WriteSlide(slide, styles, load, builder);
        }

        builder.PageCount = page;
        builder.Page = null;
    }

    private static void WriteSlide(XElement slide, OpenStyles styles, Func<string, XElement?> load, DocumentBuilder builder)
    {
        var size = styles.PageSize(slide.Value("master-page-name"));
        var blocks = new OpenBlocks(builder, styles, load);
        var shapes = slide.Elements().Where(shape => shape.Name.LocalName is not ("notes" or "forms") && shape.Value("class") is not ("date-time" or "footer" or "page-number" or "header"));
        foreach (var shape in shapes.OrderByDescending(IsTitle).ThenBy(shape => Math.Floor(Place(shape, "y") / RowHeight)).ThenBy(shape => Place(shape, "x")))
        {
            if (IsBeside(shape, size))
            {
                builder.Hide(string.IsNullOrWhiteSpace(shape.Value) ? 0 : 1);
                continue;
            }

            WriteShape(shape, styles, blocks, builder);
        }

        var notes = slide.Child("notes").Children("frame").Where(frame => frame.Value("class") == "notes").SelectMany(frame => frame.All("p"));
        builder.Add(BlockType.Note, string.Join('\n', notes.Select(line => new OpenText(line, styles).Text)));
        foreach (var comment in slide.Children("annotation"))
        {
            builder.Add(BlockType.Note, CommentText.Of("Comment", comment.Child("creator")?.Value, comment.Child("date")?.Value, string.Join('\n', comment.All("p").Select(line => line.Value))));
        }
    }

    private static bool IsTitle(XElement shape) => shape.Value("class") == "title";

    /// <summary>Wholly outside of the slide: whoever looks at it does not see the shape.</summary>
    private static bool IsBeside(XElement shape, (double Width, double Height)? slide)
    {
        if (slide is not { } size || OpenLength.Centimetres(shape.Value("x")) is not { } x || OpenLength.Centimetres(shape.Value("y")) is not { } y)
        {
            return false;
        }

        return x >= size.Width || y >= size.Height || x + (OpenLength.Centimetres(shape.Value("width")) ?? size.Width) <= 0 || y + (OpenLength.Centimetres(shape.Value("height")) ?? size.Height) <= 0;
    }

    private static void WriteShape(XElement shape, OpenStyles styles, OpenBlocks blocks, DocumentBuilder builder)
    {
        if (IsTitle(shape))
        {
            var title = Whitespace.Collapse(string.Join(' ', shape.All("p").Select(line => new OpenText(line, styles).Text)));
            builder.Title ??= title.Length > 0 ? title : null;
            builder.Add(BlockType.Heading, title, 1);
        }
        else if (shape.Name.LocalName != "annotation")
        {
            blocks.Write(shape);
        }
    }

    private static double Place(XElement shape, string name) => OpenLength.Centimetres(shape.Value(name)) ?? 0;
}
