using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>
/// Whether a page can show what it first hides: answers that fold out, tabs, menus. Nothing of a script is run; that it speaks of an element, or of
/// showing and hiding at all, is enough, since hidden text is then a click away.
/// </summary>
internal sealed partial class PageState(IDocument document)
{
    private const int MostScript = 1 << 20;

    private static readonly string[] Pointers = ["aria-controls", "data-target", "data-bs-target", "href", "for"];

    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);
    private string? script;
    private bool toggles;
    private HashSet<string>? targets;

    public bool CanShow(IEnumerable<string> names)
    {
        script ??= Scripts();
        if (toggles)
        {
            return true;
        }

        foreach (var name in names)
        {
            if (!known.TryGetValue(name, out var speaks))
            {
                known[name] = speaks = Targets.Contains(name) || Names(script, name);
            }

            if (speaks)
            {
                return true;
            }
        }

        return false;
    }

    private HashSet<string> Targets => targets ??=
    [
        .. document.QuerySelectorAll("[aria-controls], [data-target], [data-bs-target], [href^='#'], [for]")
            .SelectMany(element => Pointers.Select(element.GetAttribute))
            .OfType<string>()
            .Select(target => target.TrimStart('#', '.')),
    ];

    private static bool Names(string script, string name)
    {
        for (var at = script.IndexOf(name, StringComparison.Ordinal); at >= 0; at = script.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsOfName(script[at - 1])) && (at + name.Length == script.Length || !IsOfName(script[at + name.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(char sign) => char.IsLetterOrDigit(sign) || sign is '-' or '_';

    private string Scripts()
    {
        var text = new StringBuilder();
        foreach (var element in document.QuerySelectorAll("script, [onclick], [onchange], [onmouseover]"))
        {
            var said = element.LocalName == "script" ? element.TextContent : element.GetAttribute("onclick") + element.GetAttribute("onchange") + element.GetAttribute("onmouseover");
            text.Append(said.AsSpan(0, Math.Min(said.Length, MostScript - text.Length))).Append('\n');
            if (text.Length >= MostScript - 1)
            {
                break;
            }
        }

        var all = text.ToString();
        toggles = Toggling().IsMatch(all);
        return all;
    }

    [GeneratedRegex(@"\.(?:slideToggle|slideDown|fadeIn|fadeToggle|toggle|show)\(|classList\.(?:toggle|remove|add)|\.(?:toggleClass|removeClass|addClass)\(|style\.(?:display|visibility|opacity|maxHeight|height)\s*=|\.hidden\s*=")]
    private static partial Regex Toggling();
}
