using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>A rough count of open tags: the parser's time grows with the square of the nesting, so absurd nesting is refused before it.</summary>
internal static class HtmlDepth
{
    /// <summary>Elements that are often left open add up without being nested, hence the generous factor.</summary>
    private const int Tolerance = 20;

    private static readonly string[] NeverNested = ["br", "hr", "img", "input", "meta", "link", "p", "li", "td", "tr", "th", "dt", "dd", "option", "col", "wbr", "source", "area", "base"];

    public static void Check(string html, int maxDepth)
    {
        var depth = 0;
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            if (html[i + 1] == '/')
            {
                depth = Math.Max(0, depth - (IsCounted(html.AsSpan(i + 2)) ? 1 : 0));
            }
            else if (char.IsAsciiLetter(html[i + 1]) && IsCounted(html.AsSpan(i + 1)))
            {
                depth++;
            }

            if (depth > maxDepth * Tolerance)
            {
                throw new ExtractionFailedException("limit_depth", $"The page nests elements more than {maxDepth} deep (Extraction:MaxDepth), which no real page does.");
            }
        }
    }

    private static bool IsCounted(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAnyExceptInRange('0', 'z');
        var name = end < 0 ? tag : tag[..end];
        foreach (var other in NeverNested)
        {
            if (name.Equals(other, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
