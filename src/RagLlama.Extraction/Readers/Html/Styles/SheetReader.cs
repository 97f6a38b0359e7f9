using System.Globalization;
using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Html.Styles;

/// <summary>Takes a style sheet apart into rules. Read once from the start to the end, whatever it holds.</summary>
/// <param name="found">Told each rule that decides on sight: its selectors, what it sets, and whether it holds on a screen of usual width.</param>
internal sealed partial class SheetReader(Action<string, IReadOnlyList<StyleValue>, bool> found)
{
    /// <summary>Rules within rules within rules are no page's.</summary>
    private const int MostLevels = 8;

    /// <summary>Pixels of a usual screen: what only smaller or larger ones show counts as shown.</summary>
    private const int Screen = 1280;

    /// <summary>The sheet takes in others that are not here.</summary>
    public bool Imports { get; private set; }

    /// <param name="media">What the sheet is for; null for everything.</param>
    public void Read(string sheet, string? media, bool isCertain)
    {
        var text = Comment().Replace(sheet, " ");
        Read(text, 0, text.Length, isCertain && (media is null || HoldsOnScreen(media)), 0);
    }

    private void Read(string text, int from, int to, bool isCertain, int level)
    {
        var at = from;
        while (at < to && level < MostLevels)
        {
            var open = text.IndexOfAny(['{', ';'], at, to - at);
            if (open < 0)
            {
                return;
            }

            var head = text[at..open].Replace("<!--", "", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal).Trim(' ', '\n', '\r', '\t', '\f', '}');
            if (text[open] == ';')
            {
                Imports |= head.StartsWith("@import", StringComparison.OrdinalIgnoreCase);
                at = open + 1;
                continue;
            }

            var close = Close(text, open, to);
            if (!head.StartsWith('@'))
            {
                var values = StyleDeclarations.Read(text[(open + 1)..close]);
                if (values.Count > 0)
                {
                    found(head, values, isCertain);
                }
            }
            else if (head.StartsWith("@media", StringComparison.OrdinalIgnoreCase))
            {
                Read(text, open + 1, close, isCertain && HoldsOnScreen(head[6..]), level + 1);
            }
            else if (head.StartsWith("@supports", StringComparison.OrdinalIgnoreCase) || head.StartsWith("@layer", StringComparison.OrdinalIgnoreCase))
            {
                Read(text, open + 1, close, isCertain, level + 1);
            }
            else if (head.StartsWith("@container", StringComparison.OrdinalIgnoreCase))
            {
                Read(text, open + 1, close, isCertain: false, level + 1);
            }

            at = close + 1;
        }
    }

    /// <summary>Where the block ends that opens here; a sheet that is cut short closes all it opened.</summary>
    private static int Close(string text, int open, int to)
    {
        var (depth, quote) = (0, '\0');
        for (var i = open; i < to; i++)
        {
            var sign = text[i];
            if (quote != '\0')
            {
                quote = sign == quote || sign == '\n' ? '\0' : quote;
                continue;
            }

            quote = sign is '"' or '\'' ? sign : quote;
            depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return to;
    }

    private static bool HoldsOnScreen(string query)
    {
        var rest = Width().Replace(query.ToLowerInvariant(), width =>
            int.TryParse(width.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && (width.Groups[1].Value == "min" ? pixels <= Screen : pixels >= Screen) ? "" : "never");
        return rest.Split(',').Any(one => one.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).All(word => word is "screen" or "all" or "only" or "and"));
    }

    [GeneratedRegex(@"/\*(?:[^*]|\*(?!/))*(?:\*/|$)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\(\s*(min|max)-width\s*:\s*(\d{1,6})(?:\.\d+)?px\s*\)")]
    private static partial Regex Width();
}
