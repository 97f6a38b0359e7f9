using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>What a browser would not show of the page's own text.</summary>
internal static partial class HtmlVisibility
{
    private const int LeastLetters = 12;

    public static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || IsHiddenFromReadersAloud(element))
        {
            return true;
        }

        var style = element.GetAttribute("style");
        return style is not null && (HiddenStyle().IsMatch(style) || (PaperColour().IsMatch(style) && IsOnPaper(element)));
    }

    /// <summary>Passages that are left out; signs and icons that a page keeps from being read aloud are none.</summary>
    public static int Passages(IElement hidden) =>
        hidden.TextContent.Count(char.IsLetterOrDigit) >= (hidden.GetAttribute("aria-hidden") == "true" ? LeastLetters : 1) ? 1 : 0;

    /// <summary>Taken out of what a person without sight is told. The drawn form of a formula is, too, beside its description.</summary>
    private static bool IsHiddenFromReadersAloud(IElement element) =>
        element.GetAttribute("aria-hidden") == "true" && element.ParentElement?.QuerySelector("math") is null;

    /// <summary>White letters are seen when something behind them is not white; a class may set that, so it counts as well.</summary>
    private static bool IsOnPaper(IElement element)
    {
        for (var ancestor = element; ancestor is not null && ancestor.LocalName is not ("body" or "html"); ancestor = ancestor.ParentElement)
        {
            if (ancestor.HasAttribute("class") || ancestor.HasAttribute("bgcolor") || ancestor.HasAttribute("background")
                || ancestor.GetAttribute("style")?.Contains("background", StringComparison.OrdinalIgnoreCase) == true)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))", RegexOptions.IgnoreCase)]
    private static partial Regex PaperColour();

    [GeneratedRegex(
        @"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*(?:0|1px)\s*(?:[;!]|px|pt|em|$)|color\s*:\s*transparent|(?<![-\w])(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)|clip\s*:\s*rect\(\s*0|(?:text-indent|left|top)\s*:\s*-\d{4,}px",
        RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();
}
