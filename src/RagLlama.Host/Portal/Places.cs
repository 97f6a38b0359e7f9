using RagLlama.Host.Portal.Texts;

namespace RagLlama.Host.Portal;

/// <summary>Says in words where a passage stands: its page and the headings above it.</summary>
internal static class Places
{
    /// <param name="title">The document's, which stands above the place: a first heading that says the same is left out.</param>
    public static string Describe(LanguageTexts texts, string title, int? page, IReadOnlyList<string> headings)
    {
        var path = string.Join(" › ", headings is [var first, ..] && string.Equals(first, title, StringComparison.OrdinalIgnoreCase) ? headings.Skip(1) : headings);
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
        var place = Describe(texts, citation.Title, citation.Page, citation.Headings);
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
