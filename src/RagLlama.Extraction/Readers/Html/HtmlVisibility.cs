using AngleSharp.Dom;
using RagLlama.Extraction.Readers.Html.Styles;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>What a browser would not show of a page's own text, by attributes, style attributes and the style sheets within the page.</summary>
internal sealed class HtmlVisibility(IDocument document)
{
    private const int LeastLetters = 12;

    private static readonly StyleProperty[] TakeAway = [StyleProperty.Display, StyleProperty.Opacity, StyleProperty.Place, StyleProperty.Clip, StyleProperty.Size];

    private readonly StyleSheets sheets = new(document);
    private readonly PageState state = new(document);
    private readonly Dictionary<IElement, Look> looks = [];
    private readonly HashSet<IElement> counted = [];
    private bool? hasPictures;

    /// <summary>The sheets are longer than is looked at: what they hide may have been read.</summary>
    public bool IsCutShort => sheets.IsCutShort;

    /// <summary>Neither the element nor anything in it is shown.</summary>
    public bool IsHidden(IElement element) => Of(element).IsGone;

    /// <summary>The element's own letters are not seen, though it stands on the page.</summary>
    public bool HidesText(INode parent) => parent is IElement element && Of(element).Hider is not null;

    /// <summary>Passages that are left out; signs and icons that a page keeps from being read aloud, and short hints for those who hear it, are none.</summary>
    public static int Passages(IElement hidden) =>
        hidden.TextContent.Count(char.IsLetterOrDigit) >= (hidden.GetAttribute("aria-hidden") == "true" || hidden.HasAttribute("class") ? LeastLetters : 1) ? 1 : 0;

    /// <summary>One for the first text that an element hides, so that a passage of many pieces counts once.</summary>
    public int PassagesOf(IText text) =>
        text.Data.Any(char.IsLetterOrDigit) && text.ParentElement is { } parent && Of(parent).Hider is { } hider && counted.Add(hider) ? 1 : 0;

    private Look Of(IElement element)
    {
        if (!looks.TryGetValue(element, out var look))
        {
            looks[element] = look = Find(element, element.ParentElement is { } parent ? Of(parent) : new Look());
        }

        return look;
    }

    private Look Find(IElement element, Look outer)
    {
        var told = Told(element);
        var look = new Look
        {
            IsGone = element.HasAttribute("hidden") || IsHiddenFromReadersAloud(element) || IsGone(element, told),
            IsInvisible = told.TryGetValue(StyleProperty.Visibility, out var visibility) ? visibility.Value == 1 && !CanBeShown(element, StyleProperty.Visibility, visibility.Rule) : outer.IsInvisible,
            IsTiny = told.TryGetValue(StyleProperty.FontSize, out var size) && size.Value != StyleColour.Inherited ? size.Value == 1 : outer.IsTiny,
            Colour = ColourOf(element, told, outer),
            Ground = GroundOf(element, told, outer),
        };
        return look with { Hider = look.HidesText ? outer.Hider ?? element : null };
    }

    /// <summary>What the strongest rule says of each property; the rule is null for the element's own attributes.</summary>
    private Dictionary<StyleProperty, (int Value, bool IsImportant, StyleRule? Rule)> Told(IElement element)
    {
        var told = new Dictionary<StyleProperty, (int Value, bool IsImportant, StyleRule? Rule)>();
        foreach (var rule in sheets.Of(element))
        {
            Tell(told, rule.Values, rule);
        }

        Tell(told, element.GetAttribute("style") is { } style ? StyleDeclarations.Read(style) : [], null);
        return told;
    }

    private static void Tell(Dictionary<StyleProperty, (int Value, bool IsImportant, StyleRule? Rule)> told, IReadOnlyList<StyleValue> values, StyleRule? rule)
    {
        foreach (var value in values)
        {
            if (value.IsImportant || !told.TryGetValue(value.Property, out var before) || !before.IsImportant)
            {
                told[value.Property] = (value.Value, value.IsImportant, rule);
            }
        }
    }

    private bool IsGone(IElement element, Dictionary<StyleProperty, (int Value, bool IsImportant, StyleRule? Rule)> told)
    {
        foreach (var property in TakeAway)
        {
            if (told.TryGetValue(property, out var value) && value.Value == 1 && !CanBeShown(element, property, value.Rule))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a style sheet hides may be folded away only; what an element itself says it hides, as ever, counts as hidden.</summary>
    private bool CanBeShown(IElement element, StyleProperty property, StyleRule? rule) =>
        rule is not null && (sheets.ShowElsewhere(rule, property, element) || state.CanShow(rule.Selector.Names.Concat(element.Id is { Length: > 0 } id ? [id] : [])));

    private static int ColourOf(IElement element, Dictionary<StyleProperty, (int Value, bool IsImportant, StyleRule? Rule)> told, Look outer)
    {
        // Letters cut out of a gradient are told to be transparent.
        var isPainted = told.TryGetValue(StyleProperty.Ground, out var ground) && ground.Value == StyleColour.Unknown;
        var colour = told.TryGetValue(StyleProperty.Colour, out var own) ? own.Value
            : element.LocalName == "font" && element.GetAttribute("color") is { } named ? StyleColour.Parse(named.Trim().ToLowerInvariant())
            : element.LocalName == "a" && element.HasAttribute("href") ? StyleColour.Unknown
            : StyleColour.Inherited;
        return colour == StyleColour.Transparent && isPainted ? StyleColour.Unknown : colour == StyleColour.Inherited ? outer.Colour : colour;
    }

    private int GroundOf(IElement element, Dictionary<StyleProperty, (int Value, bool IsImportant, StyleRule? Rule)> told, Look outer)
    {
        if (told.TryGetValue(StyleProperty.Ground, out var own) && own.Value is not (StyleColour.Transparent or StyleColour.Inherited))
        {
            return own.Value;
        }

        if (element.GetAttribute("bgcolor") is { } colour)
        {
            return StyleColour.Parse(colour.Trim().ToLowerInvariant());
        }

        // A class may set the ground by rules that are not here, and what lies over other elements is before them.
        var isOutside = (element.HasAttribute("class") || element.HasAttribute("id")) && (sheets.ReferToOthers || !sheets.Exist);
        return element.HasAttribute("background") || isOutside || (told.TryGetValue(StyleProperty.Position, out var position) && position.Value == 1 && HasPictures) ? StyleColour.Unknown : outer.Ground;
    }

    private bool HasPictures => hasPictures ??= sheets.HasGrounds || document.QuerySelector("img, picture, svg, video, canvas, [style*=background], [bgcolor]") is not null;

    /// <summary>Taken out of what a person without sight is told. The drawn form of a formula is, too, beside its description.</summary>
    private static bool IsHiddenFromReadersAloud(IElement element) =>
        element.GetAttribute("aria-hidden") == "true" && element.ParentElement?.QuerySelector("math") is null;
}
