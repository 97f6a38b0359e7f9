using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Html;

internal static partial class HtmlElements
{
    private const int MostConsent = 4000;

    private static readonly FrozenSet<string> NotText = new[]
    {
        "script", "style", "template", "noscript", "iframe", "object", "embed", "canvas", "svg", "math", "audio", "video", "head", "title",
        "button", "select", "textarea", "input", "datalist", "dialog", "noframes", "frameset", "meta", "link",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Blocks = new[]
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figure", "footer", "form",
        "header", "hgroup", "hr", "legend", "li", "main", "nav", "p", "search", "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr", "table",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>Never text, or (in a whole page) what surrounds the text: navigation, banner and footer of the site.</summary>
    public static bool IsDropped(IElement element, bool dropBoilerplate) =>
        NotText.Contains(element.LocalName) || (dropBoilerplate && IsBoilerplate(element));

    /// <summary>Text of an element without its hidden and its never shown parts.</summary>
    /// <param name="hide">Told how many passages were left out because they are hidden.</param>
    public static string VisibleText(IElement element, HtmlVisibility sight, Action<int>? hide = null)
    {
        var text = new StringBuilder();
        Append(element, text, 0, sight, hide);
        return text.ToString();
    }

    private static void Append(INode parent, StringBuilder text, int depth, HtmlVisibility sight, Action<int>? hide)
    {
        for (var node = parent.FirstChild; node is not null && depth < 200; node = node.NextSibling)
        {
            if (node is IText leaf)
            {
                if (sight.HidesText(parent))
                {
                    hide?.Invoke(sight.PassagesOf(leaf));
                    continue;
                }

                text.Append(leaf.Data);
            }
            else if (node is IElement element && !NotText.Contains(element.LocalName))
            {
                if (sight.IsHidden(element))
                {
                    hide?.Invoke(HtmlVisibility.Passages(element));
                    continue;
                }

                if (element.LocalName == "sup")
                {
                    Superscript.Mark(text, element.TextContent.Trim());
                }

                text.Append(element.LocalName == "br" || IsBlock(element.LocalName) ? " " : "");
                Append(element, text, depth + 1, sight, hide);
                text.Append(IsBlock(element.LocalName) ? " " : "");
            }
        }
    }

    /// <summary>The label of a menu's switch, which has no field of its own that a reader would fill in.</summary>
    private static bool IsMenuLabel(IElement element) => element.LocalName == "label" && (element.GetAttribute("aria-hidden") == "true" || element.PreviousElementSibling?.GetAttribute("aria-haspopup") is not null);

    /// <summary>Banners that ask for consent name themselves in their id or class; a page about cookies does not do so in a box of a few sentences.</summary>
    private static bool IsConsent(IElement element) =>
        element.LocalName is "div" or "section" or "aside" or "dialog" or "form" && $"{element.Id} {element.ClassName} {element.GetAttribute("aria-label")}" is var name
        && ConsentName().IsMatch(name) && element.TextContent.Length < MostConsent;

    [GeneratedRegex(@"(?:cookie|consent|gdpr|ccpa)[-_ ]?(?:banner|bar|notice|popup|modal|dialog|consent|message|overlay|box|wall|law|preferences|settings)|onetrust|cookiebot|usercentrics|didomi", RegexOptions.IgnoreCase)]
    private static partial Regex ConsentName();

    private static bool IsBoilerplate(IElement element)
    {
        if (element.LocalName == "nav" || element.GetAttribute("aria-haspopup") is not (null or "false") || IsMenuLabel(element) || IsConsent(element) || element.GetAttribute("role") is "navigation" or "banner" or "contentinfo" or "search")
        {
            return true;
        }

        // Lists in a header or footer are menus, whatever else stands there.
        if (element.LocalName is "ul" or "ol" && element.Closest("header, footer") is not null)
        {
            return true;
        }

        // The header of an article holds its title; the header of a page holds its logo.
        return element.LocalName is "header" or "footer" && element.Closest("article, main, section") is null && element.QuerySelector("h1") is null;
    }
}
