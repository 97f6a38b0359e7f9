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

    public static void Write(XElement? presentation, OpenStyles styles, DocumentBuilder builder)
    {
        var page = 0;
        foreach (var slide in presentation.Children("page"))
        {
            builder.Page = ++page;
            if (builder.IsFull)
            {
                break;
            }

            var shapes = slide.Elements().Where(shape => shape.Name.LocalName is not ("notes" or "forms") && shape.Value("class") is not ("date-time" or "footer" or "page-number" or "header"));
            foreach (var shape in shapes.OrderByDescending(IsTitle).ThenBy(shape => Math.Floor(Centimetres(shape, "y") / RowHeight)).ThenBy(shape => Centimetres(shape, "x")))
            {
                WriteShape(shape, styles, builder);
            }

            var notes = slide.Child("notes").Children("frame").Where(frame => frame.Value("class") == "notes").SelectMany(frame => frame.All("p"));
            builder.Add(BlockType.Note, string.Join('\n', notes.Select(line => new OpenText(line, styles).Text)));
        }

        builder.PageCount = page;
        builder.Page = null;
    }

    private static bool IsTitle(XElement shape) => shape.Value("class") == "title";

    private static void WriteShape(XElement shape, OpenStyles styles, DocumentBuilder builder)
    {
        if (IsTitle(shape))
        {
            var title = Whitespace.Collapse(string.Join(' ', shape.All("p").Select(line => new OpenText(line, styles).Text)));
            builder.Title ??= title.Length > 0 ? title : null;
            builder.Add(BlockType.Heading, title, 1);
            return;
        }

        new OpenBlocks(builder, styles).Write(shape);
    }

    private static double Centimetres(XElement shape, string name)
    {
        var value = shape.Value(name) ?? "";
        var unit = value.Length > 2 ? value[^2..] : "";
        return double.TryParse(value.AsSpan(0, Math.Max(0, value.Length - 2)), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number * unit switch { "mm" => 0.1, "in" => 2.54, "pt" => 2.54 / 72, _ => 1 }
            : 0;
    }
}
