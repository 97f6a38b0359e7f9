using System.Globalization;
using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>What a style means for reading: hidden, a title, a numbered list.</summary>
internal sealed class OpenStyles
{
    /// <summary>Letters of this size or less, in points, are not meant to be read.</summary>
    private const double Unreadable = 1;

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> masters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> layouts = new(StringComparer.Ordinal);
    private readonly XElement? outline;

    public OpenStyles(params XElement?[] parts)
    {
        Collect(parts, "style", styles);
        Collect(parts, "list-style", lists);
        Collect(parts, "master-page", masters);
        Collect(parts, "page-layout", layouts);
        outline = parts.SelectMany(part => part.All("outline-style")).FirstOrDefault();
    }

    public bool IsTitle(string? name) => Chain(name).Any(style => style.Value("name") is "Title");

    public bool IsCode(string? name) => Chain(name).Any(style => style.Value("name") is "Preformatted_20_Text");

    public bool IsHidden(string? name) => Chain(name).Any(style => style.Child("text-properties").Value("display") == "none") || Text(name, "font-size") is { } size && Points(size) is > 0 and <= Unreadable;

    /// <summary>White letters on no ground of their own.</summary>
    public bool IsPaperColour(string? name) =>
        Text(name, "color") is { } colour && colour.Equals("#ffffff", StringComparison.OrdinalIgnoreCase)
        && !Chain(name).SelectMany(style => style.Elements()).Any(properties => properties.Value("background-color") is not (null or "transparent"));

    /// <summary>Paragraphs with a ground of their own may carry white letters.</summary>
    public bool HasGround(string? name) => Chain(name).SelectMany(style => style.Elements()).Any(properties => properties.Value("background-color") is not (null or "transparent"));

    public bool IsRaised(string? name) => Chain(name).Any(style => style.Child("text-properties").Value("text-position")?.StartsWith("super", StringComparison.Ordinal) == true);

    public bool IsHiddenTable(string? name) => Chain(name).Any(style => style.Child("table-properties").Value("display") == "false");

    public bool IsHiddenSlide(string? name) => Chain(name).Any(style => style.Child("drawing-page-properties").Value("visibility") == "hidden");

    /// <summary>Null for bullets.</summary>
    public OpenNumber? Numbering(string? list, int level) =>
        list is not null && lists.TryGetValue(list, out var style) ? Number(style.Children("list-level-style-number"), level) : null;

    /// <summary>Null where headings of this level have no numbers.</summary>
    public OpenNumber? Outline(int level) => Number(outline.Children("outline-level-style"), level);

    /// <summary>Width and height of a slide in centimetres; null when the file does not tell.</summary>
    public (double Width, double Height)? PageSize(string? master)
    {
        var layout = master is not null && masters.TryGetValue(master, out var page) && page.Value("page-layout-name") is { } name ? layouts.GetValueOrDefault(name) : null;
        var properties = layout?.Child("page-layout-properties");
        return OpenLength.Centimetres(properties.Value("page-width")) is { } width and > 0 && OpenLength.Centimetres(properties.Value("page-height")) is { } height and > 0 ? (width, height) : null;
    }

    private static OpenNumber? Number(IEnumerable<XElement> levels, int level)
    {
        var found = levels.FirstOrDefault(candidate => candidate.Number("level") == level);
        return found?.Value("num-format") is { Length: > 0 } format
            ? new OpenNumber(format, found.Number("start-value") ?? 1, found.Value("num-prefix") ?? "", found.Value("num-suffix") ?? "", Math.Max(1, found.Number("display-levels") ?? 1))
            : null;
    }

    private static void Collect(XElement?[] parts, string kind, Dictionary<string, XElement> into)
    {
        foreach (var style in parts.SelectMany(part => part.All(kind)))
        {
            if (style.Value("name") is { } name)
            {
                into.TryAdd(name, style);
            }
        }
    }

    private static double? Points(string size) =>
        size.EndsWith("pt", StringComparison.Ordinal) && double.TryParse(size.AsSpan(0, size.Length - 2), NumberStyles.Float, CultureInfo.InvariantCulture, out var points) ? points : null;

    private string? Text(string? name, string property) => Chain(name).Select(style => style.Child("text-properties").Value(property)).FirstOrDefault(value => value is not null);

    private IEnumerable<XElement> Chain(string? name)
    {
        for (var steps = 0; name is not null && steps < 20 && styles.TryGetValue(name, out var style); steps++)
        {
            yield return style;
            name = style.Value("parent-style-name");
        }
    }
}
