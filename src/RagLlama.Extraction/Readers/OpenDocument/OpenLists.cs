using System.Globalization;
using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Word;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>Counts the items of lists and numbered headings as office programs do, so that "3." or "2.1" is part of the text people refer to.</summary>
internal sealed class OpenLists(OpenStyles styles)
{
    private const int Levels = 10;
    private readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);
    private readonly int[] outline = new int[Levels + 1];
    private string lastStyle = "";

    /// <summary>Paragraphs and headings of a list in order, each with its level and its number.</summary>
    public IEnumerable<(XElement Paragraph, int Level, string Mark)> Items(XElement list)
    {
        var style = list.Value("style-name") ?? "";
        var count = new int[Levels + 1];
        var continued = list.Value("continue-list") is { } id && counts.TryGetValue("#" + id, out var named) ? named
            : list.Value("continue-numbering") == "true" && counts.TryGetValue(lastStyle == style ? "" : style, out var previous) ? previous : null;
        continued?.CopyTo(count, 0);
        foreach (var item in Walk(list, 1, style, count, continued is not null))
        {
            yield return item;
        }

        (counts[""], counts[style], lastStyle) = (count, count, style);
        if (list.Value("id") is { } own)
        {
            counts["#" + own] = count;
        }
    }

    /// <summary>The number of a heading; empty where the document does not number its headings.</summary>
    public string Heading(XElement heading, int level)
    {
        if (level > Levels || heading.Value("is-list-header") == "true" || styles.Outline(level) is not { } how)
        {
            return "";
        }

        outline[level] = outline[level] == 0 ? how.Start : outline[level] + 1;
        Array.Clear(outline, level + 1, Levels - level);
        return Mark(how, level, outline, styles.Outline);
    }

    private IEnumerable<(XElement Paragraph, int Level, string Mark)> Walk(XElement list, int level, string style, int[] count, bool continues)
    {
        if (!continues)
        {
            count[level] = 0;
        }

        foreach (var item in list.Elements().Where(child => child.Name.LocalName is "list-item" or "list-header"))
        {
            var how = styles.Numbering(style, level);
            var mark = "";
            if (item.Name.LocalName == "list-item" && item.Elements().FirstOrDefault()?.Name.LocalName is "p" or "h")
            {
                count[level] = item.Number("start-value") ?? (count[level] == 0 ? how?.Start ?? 1 : count[level] + 1);
                mark = how is null ? "" : Mark(how, level, count, at => styles.Numbering(style, at));
            }

            foreach (var child in item.Elements())
            {
                if (child.Name.LocalName == "list")
                {
                    foreach (var inner in Walk(child, Math.Min(level + 1, Levels), child.Value("style-name") ?? style, count, false))
                    {
                        yield return inner;
                    }
                }
                else if (child.Name.LocalName is "p" or "h")
                {
                    yield return (child, level, mark);
                    mark = "";
                }
            }
        }
    }

    private static string Mark(OpenNumber how, int level, int[] count, Func<int, OpenNumber?> levels)
    {
        var first = Math.Max(1, level - how.Shown + 1);
        var numbers = Enumerable.Range(first, level - first + 1).Select(at => (Format: at == level ? how.Format : levels(at)?.Format, Number: count[at])).Where(part => part.Format is not null);
        return how.Prefix + string.Join('.', numbers.Select(part => Shown(part.Format!, part.Number))) + how.Suffix + " ";
    }

    private static string Shown(string format, int number) => WordNumbering.Format(Math.Max(1, number), format switch
    {
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ => "decimal",
    }).ToString(CultureInfo.InvariantCulture);
}
