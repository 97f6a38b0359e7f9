using AngleSharp.Dom;

namespace RagLlama.Extraction.Readers.Html.Styles;

/// <summary>Which elements a rule is for.</summary>
internal sealed class StyleSelector(IReadOnlyList<SelectorPart> parts)
{
    /// <summary>The part that the element itself must fit.</summary>
    public SelectorPart Subject => parts[^1];

    public bool HasState { get; } = parts.Any(part => part.IsState);

    /// <summary>Ids, then classes and attributes, then names (Selectors 4, section 17).</summary>
    public int Specificity { get; } = parts.Sum(Weight);

    /// <summary>Names that scripts and links of a page may know the element by.</summary>
    public IEnumerable<string> Names => Subject.Id is { } id ? Subject.Classes.Append(id) : Subject.Classes;

    public bool Fits(IElement element, ref int steps)
    {
        if (!Subject.Fits(element, ref steps))
        {
            return false;
        }

        var at = element;
        for (var i = parts.Count - 2; i >= 0; i--)
        {
            // The nearest that fits is taken: going back for another would take time that grows with the power of the length.
            steps += parts[i + 1].Combinator is '+' or '~' ? at.Parent?.ChildNodes.Length ?? 0 : 0;
            at = Find(at, parts[i + 1].Combinator, parts[i], ref steps);
            if (at is null)
            {
                return false;
            }
        }

        return true;
    }

    private static IElement? Find(IElement from, char combinator, SelectorPart part, ref int steps)
    {
        var at = Before(from, combinator);
        while (at is not null && !part.Fits(at, ref steps))
        {
            steps += combinator == '~' ? at.Parent?.ChildNodes.Length ?? 0 : 0;
            at = combinator is ' ' or '~' ? Before(at, combinator) : null;
        }

        return at;
    }

    private static IElement? Before(IElement element, char combinator) => combinator is ' ' or '>' ? element.ParentElement : element.PreviousElementSibling;

    private static int Weight(SelectorPart part) =>
        (part.Id is null ? 0 : 1_000_000) + (1_000 * (part.Classes.Count + part.Attributes.Count + part.Places.Count)) + (part.Name is null ? 0 : 1)
        + part.Not.Sum(Weight) + part.Any.Sum(choice => choice.Max(Weight));
}
