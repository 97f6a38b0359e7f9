using System.Globalization;
using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Html.Styles;

/// <summary>Reads the selectors of a rule. What is not understood makes a selector a state, never a wider one.</summary>
internal static partial class SelectorReader
{
    private const int MostParts = 8;
    private const int LongestSelector = 500;
    private const int MostSelectors = 200;

    /// <returns>One for each in the list; none for boxes that have no element, such as <c>::before</c>.</returns>
    public static IEnumerable<StyleSelector> Read(string list)
    {
        foreach (var text in Split(list).Take(MostSelectors).Select(part => part.Trim()))
        {
            if (text.Length is > 0 and <= LongestSelector && !text.Contains("::", StringComparison.Ordinal) && One(text) is { } selector)
            {
                yield return selector;
            }
        }
    }

    private static StyleSelector? One(string text)
    {
        var parts = new List<SelectorPart>();
        var at = 0;
        var combinator = ' ';
        while (at < text.Length)
        {
            var sign = Combining().Match(text, at);
            if (sign is { Success: true, Length: > 0 })
            {
                combinator = sign.Groups[1].Success ? sign.Groups[1].Value[0] : ' ';
                at += sign.Length;
                continue;
            }

            var start = at;
            var part = Compound(text, ref at);
            if (part is null || at == start || parts.Count == MostParts)
            {
                return null;
            }

            parts.Add(part with { Combinator = combinator });
            combinator = ' ';
        }

        return parts.Count == 0 ? null : new StyleSelector(parts);
    }

    private static SelectorPart? Compound(string text, ref int at)
    {
        var part = new SelectorPart();
        while (at < text.Length)
        {
            var match = Simple().Match(text, at);
            if (!match.Success || match.Length == 0)
            {
                return char.IsWhiteSpace(text[at]) || text[at] is '>' or '+' or '~' ? part : null;
            }

            at += match.Length;
            var value = StyleDeclarations.Unescape(match.Groups["value"].Value);
            part = match.Groups["kind"].Value switch
            {
                "#" => part with { Id = value },
                "." => part with { Classes = [.. part.Classes, value] },
                "[" => part with { Attributes = [.. part.Attributes, (match.Groups["name"].Value.ToLowerInvariant(), match.Groups["test"].Value is [var kind, ..] ? kind : '=', match.Groups["is"].Success ? StyleDeclarations.Unescape(match.Groups["is"].Value.Trim('"', '\'')) : null)] },
                ":" => Pseudo(part, value.ToLowerInvariant(), Argument(text, ref at)),
                _ => value == "*" ? part : part with { Name = value.ToLowerInvariant() },
            };
        }

        return part;
    }

    private static string Argument(string text, ref int at)
    {
        if (at >= text.Length || text[at] != '(')
        {
            return "";
        }

        var start = ++at;
        for (var depth = 1; at < text.Length; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text[start..at++];
            }
        }

        return text[start..];
    }

    private static SelectorPart Pseudo(SelectorPart part, string name, string argument)
    {
        switch (name)
        {
            case "root":
                return part with { Name = "html" };
            case "first-child" or "last-child" or "first-of-type" or "last-of-type":
                return part with { Places = [.. part.Places, (0, 1, name[0] == 'l', name.EndsWith("type", StringComparison.Ordinal))] };
            case "only-child":
                return part with { Places = [.. part.Places, (0, 1, false, false), (0, 1, true, false)] };
            case "nth-child" or "nth-last-child" or "nth-of-type" or "nth-last-of-type" when Place(argument) is var (step, first):
                return part with { Places = [.. part.Places, (step, first, name.Contains("last", StringComparison.Ordinal), name.EndsWith("type", StringComparison.Ordinal))] };
            case "not" when Inner(argument) is { } others:
                return part with { Not = [.. part.Not, .. others] };
            case "is" or "where" or "matches" when Inner(argument) is { } choice:
                return part with { Any = [.. part.Any, choice] };
            default:
                return part with { IsState = true };
        }
    }

    private static List<SelectorPart>? Inner(string argument)
    {
        var parts = new List<SelectorPart>();
        foreach (var text in Split(argument).Select(one => one.Trim()))
        {
            var at = 0;
            if (text.Length == 0 || Compound(text, ref at) is not { IsState: false } part || at < text.Length)
            {
                return null;
            }

            parts.Add(part);
        }

        return parts.Count == 0 ? null : parts;
    }

    private static (int Step, int First)? Place(string argument)
    {
        var text = argument.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (text is "odd" or "even")
        {
            return (2, text == "odd" ? 1 : 0);
        }

        if (Formula().Match(text) is not { Success: true } formula || text.Length == 0)
        {
            return null;
        }

        var step = formula.Groups["step"].Success ? formula.Groups["step"].Value switch { "" or "+" => 1, "-" => -1, var number => int.Parse(number, CultureInfo.InvariantCulture) } : 0;
        return (step, formula.Groups["first"] is { Success: true, Length: > 0 } first ? int.Parse(first.Value, CultureInfo.InvariantCulture) : 0);
    }

    private static IEnumerable<string> Split(string list)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] is '(' or '[' ? 1 : list[i] is ')' or ']' ? -1 : 0;
            if (list[i] == ',' && depth <= 0)
            {
                yield return list[start..i];
                start = i + 1;
            }
        }

        yield return list[start..];
    }

    [GeneratedRegex(@"\G\s*([>+~])\s*|\G\s+")]
    private static partial Regex Combining();

    [GeneratedRegex(@"\G(?:(?<kind>[#.:])(?<value>(?:[\w-]|[^\x00-\x7F]|\\[0-9a-fA-F]{1,6}\s?|\\.)+)|(?<kind>\[)\s*(?<name>[\w-]+)\s*(?:(?<test>[~^$*|]?)=\s*(?<is>""[^""]*""|'[^']*'|[^\]\s]+)\s*[is]?\s*)?\]|(?<kind>)(?<value>\*|(?:[\w-]|\\[0-9a-fA-F]{1,6}\s?)+))")]
    private static partial Regex Simple();

    [GeneratedRegex(@"^(?:(?<step>[-+]?\d{0,4})n)?(?<first>[-+]?\d{0,4})$")]
    private static partial Regex Formula();
}
