using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>What a browser would not show of the page's own text.</summary>
internal static partial class HtmlVisibility
{
    public static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden"))
        {
            return true;
        }

        var style = element.GetAttribute("style");
        return style is not null && HiddenStyle().IsMatch(style);
    }

    [GeneratedRegex(
        @"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*(?:0|1px)\s*(?:[;!]|px|pt|em|$)|color\s*:\s*transparent|(?:text-indent|left|top)\s*:\s*-\d{4,}px",
        RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();
}
