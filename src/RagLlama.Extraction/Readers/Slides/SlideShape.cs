using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Slides;

/// <summary>One thing on a slide with its place there.</summary>
internal sealed partial class SlideShape
{
    /// <summary>Shapes whose tops differ by less than this stand in one row: a quarter of an inch, in English Metric Units.</summary>
    private const long RowHeight = 228_600;

    private readonly bool isGrouped;

    private SlideShape(XElement element, XElement? layout, (long X, long Y) groupOrigin, bool isGrouped)
    {
        this.isGrouped = isGrouped;
        Element = element;
        var holder = element.All("ph").FirstOrDefault(candidate => candidate.Ancestors().TakeWhile(ancestor => ancestor != element).All(ancestor => ancestor.Name.LocalName != "spTree"));
        Placeholder = holder is null ? null : holder.Value("type") ?? "obj";
        Table = element.Name.LocalName == "graphicFrame" ? element.All("tbl").FirstOrDefault() : null;
        var (x, y) = Offset(element) ?? LayoutOffset(holder, layout) ?? (0, 0);
        Left = x + groupOrigin.X;
        Row = (y + groupOrigin.Y) / RowHeight;
    }

    public XElement Element { get; }

    /// <summary>Switched off in the list of the slide's objects.</summary>
    public bool IsHidden => Element.Elements().FirstOrDefault()?.Child("cNvPr").Value("hidden") is "1" or "true";

    /// <summary>Kind of placeholder; null for a free shape.</summary>
    public string? Placeholder { get; }

    public bool IsTitle => Placeholder is "title" or "ctrTitle";

    public XElement? Table { get; }

    public long Row { get; }

    public long Left { get; }

    /// <summary>What a picture shows, as its author describes it for people who do not see it.</summary>
    public string? Description => Element.Name.LocalName == "pic" && Element.Child("nvPicPr")?.Child("cNvPr").Value("descr") is { } text && !MadeByProgram().IsMatch(text) ? text : null;

    /// <summary>File names, and guesses that say so themselves.</summary>
    [GeneratedRegex(@"^\S+\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp)$|AI-generated content|automatically generated", RegexOptions.IgnoreCase)]
    private static partial Regex MadeByProgram();

    public IEnumerable<string> DiagramIds => Element.All("relIds").Select(ids => ids.RelationId("dm")).OfType<string>();

    public IEnumerable<string> ChartIds => Element.All("chart").Select(chart => chart.RelationId()).OfType<string>();

    /// <summary>Wholly outside of the slide: whoever looks at it does not see the shape. Shapes of a group are placed in other units and are not judged.</summary>
    public bool IsBeside((long Width, long Height) slide)
    {
        var transform = Element.Child("spPr")?.Child("xfrm") ?? Element.Child("xfrm");
        if (isGrouped || slide.Width <= 0 || slide.Height <= 0 || transform?.Child("off") is not { } offset || transform.Child("ext") is not { } extent)
        {
            return false;
        }

        var (x, y) = Point(offset);
        return x >= slide.Width || y >= slide.Height || x + Coordinate(extent.Value("cx")) <= 0 || y + Coordinate(extent.Value("cy")) <= 0;
    }

    /// <summary>Shapes that carry content; date, footer and slide number are not content.</summary>
    public static List<SlideShape> FromTree(XElement? tree, XElement? layout)
    {
        var shapes = new List<SlideShape>();
        Collect(tree, layout, (0, 0), false, shapes);
        return shapes;
    }

    private static void Collect(XElement? parent, XElement? layout, (long X, long Y) origin, bool isGrouped, List<SlideShape> shapes)
    {
        foreach (var element in parent?.Elements() ?? [])
        {
            switch (element.Name.LocalName)
            {
                case "sp" or "graphicFrame" or "cxnSp" or "pic":
                    var shape = new SlideShape(element, layout, origin, isGrouped);
                    if (shape.Placeholder is not ("dt" or "ftr" or "sldNum" or "hdr" or "sldImg"))
                    {
                        shapes.Add(shape);
                    }

                    break;
                case "grpSp":
                    Collect(element, layout, GroupOrigin(element, origin), true, shapes);
                    break;
                case "AlternateContent":
                    Collect(element.Child("Choice") ?? element.Child("Fallback"), layout, origin, isGrouped, shapes);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Shapes of a group are placed in the group's own coordinates; their scale hardly matters for the order.</summary>
    private static (long X, long Y) GroupOrigin(XElement group, (long X, long Y) outer)
    {
        var transform = group.Child("grpSpPr")?.Child("xfrm");
        var at = Point(transform?.Child("off"));
        var inner = Point(transform?.Child("chOff"));
        return (outer.X + at.X - inner.X, outer.Y + at.Y - inner.Y);
    }

    private static (long X, long Y)? Offset(XElement element) =>
        (element.Child("spPr")?.Child("xfrm") ?? element.Child("xfrm"))?.Child("off") is { } offset ? Point(offset) : null;

    private static (long X, long Y)? LayoutOffset(XElement? holder, XElement? layout)
    {
        if (holder is null)
        {
            return null;
        }

        var same = layout.All("sp").FirstOrDefault(shape =>
            shape.All("ph").FirstOrDefault() is { } other
            && (holder.Value("idx") is { } index ? other.Value("idx") == index : other.Value("type") == holder.Value("type")));
        return same is null ? null : Offset(same);
    }

    private static (long X, long Y) Point(XElement? element) => (Coordinate(element.Value("x")), Coordinate(element.Value("y")));

    private static long Coordinate(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Math.Clamp(value, -1_000_000_000, 1_000_000_000) : 0;
}
