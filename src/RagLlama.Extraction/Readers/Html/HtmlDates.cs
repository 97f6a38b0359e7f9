using System.Globalization;
using AngleSharp.Dom;

namespace RagLlama.Extraction.Readers.Html;

internal static class HtmlDates
{
    private static readonly string[] Names = ["article:modified_time", "last-modified", "dcterms.modified", "og:updated_time", "article:published_time"];

    public static DateTimeOffset? Find(IDocument document)
    {
        var metas = document.QuerySelectorAll("meta[content]");
        foreach (var name in Names)
        {
            var value = metas.FirstOrDefault(meta =>
                name.Equals(meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("http-equiv"), StringComparison.OrdinalIgnoreCase))?.GetAttribute("content");
            if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            {
                return date;
            }
        }

        return null;
    }
}
