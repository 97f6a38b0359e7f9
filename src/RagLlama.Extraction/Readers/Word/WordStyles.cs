using System.Globalization;
using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Word;

/// <summary>What a paragraph style means: a heading and its level, a caption, a list, hidden.</summary>
internal sealed class WordStyles
{
    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);

    public WordStyles(XElement? root)
    {
        foreach (var style in root.Children("style"))
        {
            if (style.Value("styleId") is { } id)
            {
                styles.TryAdd(id, style);
            }
        }
    }

    /// <summary>Heading level from 1; 0 for other styles.</summary>
    public int HeadingLevel(string? styleId)
    {
        foreach (var style in Chain(styleId))
        {
            var name = Name(style);
            if (name is "title")
            {
                return 1;
            }

            if (name.StartsWith("heading ", StringComparison.Ordinal) && int.TryParse(name.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var level))
            {
                return Math.Clamp(level, 1, 9);
            }

            if (style.Child("pPr")?.Child("outlineLvl").Number("val") is { } outline and < 9)
            {
                return outline + 1;
            }
        }

        return 0;
    }

    public bool IsTitle(string? styleId) => Chain(styleId).Any(style => Name(style) == "title");

    public bool IsCaption(string? styleId) => Chain(styleId).Any(style => Name(style) == "caption");

    public bool IsCode(string? styleId) => Chain(styleId).Any(style => Name(style) is "html preformatted" or "code" or "source code" or "plain text");

    public bool IsHidden(string? styleId) => Chain(styleId).Any(style => style.Child("rPr").IsOn("vanish"));

    /// <summary>The style's numbering, itself or inherited.</summary>
    public XElement? Numbering(string? styleId) => Chain(styleId).Select(style => style.Child("pPr")?.Child("numPr")).FirstOrDefault(found => found is not null);

    private static string Name(XElement style) => (style.Child("name").Value("val") ?? "").ToLowerInvariant();

    private IEnumerable<XElement> Chain(string? styleId)
    {
        for (var steps = 0; styleId is not null && steps < 20 && styles.TryGetValue(styleId, out var style); steps++)
        {
            yield return style;
            styleId = style.Child("basedOn").Value("val");
        }
    }
}
