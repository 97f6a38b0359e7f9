using AngleSharp.Dom;

namespace RagLlama.Extraction.Readers.Html.Styles;

/// <summary>The style rules that a page carries itself. Those it only refers to are not fetched and not known.</summary>
internal sealed class StyleSheets
{
    private const int MostText = 4 << 20;
    private const int MostRules = 50_000;

    /// <summary>Comparisons of an element with a part of a selector; a page takes some ten thousand of them.</summary>
    private const int MostSteps = 5_000_000;

    private const string AnyName = "*";

    private readonly Dictionary<string, List<StyleRule>> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<(StyleProperty Property, string Name), List<StyleRule>> shown = [];
    private readonly Dictionary<(string Selectors, bool IsCertain), HashSet<string>> known = [];
    private int count;
    private int steps;

    public StyleSheets(IDocument document)
    {
        var reader = new SheetReader(Add);
        var length = 0;
        foreach (var style in document.QuerySelectorAll("style"))
        {
            var text = style.TextContent;
            length += text.Length;
            if (length > MostText)
            {
                IsCutShort = true;
                break;
            }

            Exist = true;
            reader.Read(text, style.GetAttribute("media"), isCertain: style.ParentElement?.LocalName != "noscript");
        }

        ReferToOthers = reader.Imports || document.QuerySelectorAll("link").Any(link => link.GetAttribute("rel")?.Contains("stylesheet", StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>The page has rules of its own.</summary>
    public bool Exist { get; private set; }

    public bool ReferToOthers { get; }

    /// <summary>Some rule gives the page a ground that is not paper.</summary>
    public bool HasGrounds { get; private set; }

    /// <summary>More than is looked at, as only a page made for it has.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>The rules for an element, weakest first.</summary>
    public IReadOnlyList<StyleRule> Of(IElement element)
    {
        if (count == 0)
        {
            return [];
        }

        var found = new List<StyleRule>();
        foreach (var key in Keys(element))
        {
            foreach (var rule in rules.GetValueOrDefault(key) ?? [])
            {
                if (++steps > MostSteps)
                {
                    IsCutShort = true;
                    return [];
                }

                if (rule.IsCertain && !rule.Selector.HasState && rule.Selector.Fits(element, ref steps))
                {
                    found.Add(rule);
                }
            }
        }

        return [.. found.OrderBy(rule => rule.Selector.Specificity).ThenBy(rule => rule.Order)];
    }

    /// <summary>Another rule for the same class, id or element shows what this one hides, in another state of the page or on another screen.</summary>
    public bool ShowElsewhere(StyleRule hiding, StyleProperty property, IElement element)
    {
        foreach (var name in NamesOf(hiding.Selector))
        {
            foreach (var rule in shown.GetValueOrDefault((property, name)) ?? [])
            {
                if (++steps > MostSteps || rule.Selector.HasState || !rule.IsCertain || !rule.Selector.Fits(element, ref steps))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Add(string selectors, IReadOnlyList<StyleValue> values, bool isCertain)
    {
        // The same again is what makes a sheet of a hundred thousand rules; it says nothing new unless something else came between.
        var sign = string.Join(' ', values);
        if (count > MostRules)
        {
            IsCutShort = true;
            return;
        }

        var said = known.TryGetValue((selectors, isCertain), out var before) ? before : known[(selectors, isCertain)] = [];
        if (said.Count == 1 && said.Contains(sign))
        {
            return;
        }

        said.Add(sign);
        HasGrounds |= values.Any(value => value is { Property: StyleProperty.Ground, Value: >= 0 or StyleColour.Unknown } && !StyleColour.AreAlike(value.Value, StyleColour.White));
        foreach (var selector in SelectorReader.Read(selectors))
        {
            var rule = new StyleRule(selector, values, count++, isCertain);
            Keep(rules, KeyOf(selector.Subject), rule);
            foreach (var value in values.Where(value => value.Value != 1 && value.Property is not (StyleProperty.Colour or StyleProperty.Ground or StyleProperty.FontSize or StyleProperty.Position)))
            {
                foreach (var name in NamesOf(selector))
                {
                    Keep(shown, (value.Property, name), rule);
                }
            }
        }
    }

    private static void Keep<T>(Dictionary<T, List<StyleRule>> lists, T key, StyleRule rule)
        where T : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(rule);
    }

    private static IEnumerable<string> NamesOf(StyleSelector selector) =>
        selector.Subject is { Id: null, Classes.Count: 0 } subject ? [subject.Name ?? AnyName] : selector.Names.Select(name => "." + name);

    private static string KeyOf(SelectorPart part) =>
        part.Id is { } id ? "#" + id : part.Classes.Count > 0 ? "." + part.Classes[0] : part.Name ?? AnyName;

    private static IEnumerable<string> Keys(IElement element)
    {
        yield return AnyName;
        yield return element.LocalName;
        foreach (var name in element.ClassList)
        {
            yield return "." + name;
        }

        if (element.Id is { Length: > 0 } id)
        {
            yield return "#" + id;
        }
    }
}
