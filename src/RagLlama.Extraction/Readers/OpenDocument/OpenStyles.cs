using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>What a style means for reading: hidden, a title, a numbered list.</summary>
internal sealed class OpenStyles
{
    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> lists = new(StringComparer.Ordinal);

    public OpenStyles(params XElement?[] parts)
    {
        foreach (var style in parts.SelectMany(part => part.All("style").Concat(part.All("list-style"))))
        {
            if (style.Value("name") is { } name)
            {
                (style.Name.LocalName == "style" ? styles : lists).TryAdd(name, style);
            }
        }
    }

    public bool IsTitle(string? name) => Chain(name).Any(style => style.Value("name") is "Title");

    public bool IsCode(string? name) => Chain(name).Any(style => style.Value("name") is "Preformatted_20_Text");

    public bool IsHidden(string? name) => Chain(name).Any(style => style.Child("text-properties").Value("display") == "none");

    public bool IsRaised(string? name) => Chain(name).Any(style => style.Child("text-properties").Value("text-position")?.StartsWith("super", StringComparison.Ordinal) == true);

    public bool IsHiddenTable(string? name) => Chain(name).Any(style => style.Child("table-properties").Value("display") == "false");

    /// <summary>Null for bullets; else the level's number format, first number and what follows it.</summary>
    public (string Format, int Start, string Suffix)? Numbering(string? list, int level)
    {
        var found = list is not null && lists.TryGetValue(list, out var style)
            ? style.Children("list-level-style-number").FirstOrDefault(candidate => candidate.Number("level") == level)
            : null;
        return found?.Value("num-format") is { Length: > 0 } format ? (format, found.Number("start-value") ?? 1, found.Value("num-suffix") ?? "") : null;
    }

    private IEnumerable<XElement> Chain(string? name)
    {
        for (var steps = 0; name is not null && steps < 20 && styles.TryGetValue(name, out var style); steps++)
        {
            yield return style;
            name = style.Value("parent-style-name");
        }
    }
}
