using RagLlama.Host.Portal.Texts;

namespace RagLlama.Host.Portal;

/// <summary>Says in words where a passage stands: its page and the headings above it.</summary>
internal static class Places
{
    public static string Describe(LanguageTexts texts, int? page, IReadOnlyList<string> headings)
    {
        var path = string.Join(" › ", headings);
        var number = page is { } p ? texts.Format("place.page", p) : "";
        return (number.Length, path.Length) switch
        {
            (0, _) => path,
            (_, 0) => number,
            _ => number + " · " + path,
        };
    }

    /// <summary>Where a citation stands, and that its document was read in part only.</summary>
    public static string Describe(LanguageTexts texts, Answering.Citation citation)
    {
        var place = Describe(texts, citation.Page, citation.Headings);
        return citation.PartlyRead ? (place.Length > 0 ? place + " · " : "") + texts["cite.partial"] : place;
    }

    /// <summary>The beginning of a text, cut at a word.</summary>
    public static string Snippet(string text, int length = 160)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', length);
        return line[..(cut > length / 2 ? cut : length)] + "…";
    }
}
