using AngleSharp.Dom;

namespace RagLlama.Extraction.Readers.Html.Styles;

/// <summary>What one element must be: its name, id, classes, attributes and place among its siblings.</summary>
internal sealed record SelectorPart
{
    /// <summary>Letters that are compared in the time of a step.</summary>
    private const int LongList = 16;

    /// <summary>How this part stands to the one before it: a space, &gt;, + or ~.</summary>
    public char Combinator { get; init; } = ' ';

    /// <summary>Null for any.</summary>
    public string? Name { get; init; }

    public string? Id { get; init; }

    public IReadOnlyList<string> Classes { get; init; } = [];

    public IReadOnlyList<(string Name, char Kind, string? Value)> Attributes { get; init; } = [];

    /// <summary>Steps and first place among siblings, as in <c>:nth-child(2n+1)</c>.</summary>
    public IReadOnlyList<(int Step, int First, bool FromEnd, bool OfType)> Places { get; init; } = [];

    public IReadOnlyList<SelectorPart> Not { get; init; } = [];

    /// <summary>Any of each list must fit, as in <c>:is(.a, .b)</c>.</summary>
    public IReadOnlyList<IReadOnlyList<SelectorPart>> Any { get; init; } = [];

    /// <summary>It speaks of a state that a page at rest does not have (<c>:hover</c>, <c>:checked</c>) or of one that is not understood.</summary>
    public bool IsState { get; init; }

    public bool Fits(IElement element, ref int steps)
    {
        steps++;
        if ((Name is not null && element.LocalName != Name) || (Id is not null && element.Id != Id))
        {
            return false;
        }

        steps += Classes.Count > 0 ? element.ClassList.Length : 0;
        foreach (var name in Classes)
        {
            if (!element.ClassList.Contains(name))
            {
                return false;
            }
        }

        foreach (var (name, kind, value) in Attributes)
        {
            var actual = element.GetAttribute(name);
            steps += (actual?.Length ?? 0) / LongList;
            if (!Fits(actual, kind, value))
            {
                return false;
            }
        }

        foreach (var place in Places)
        {
            if (!StandsAt(element, place, ref steps))
            {
                return false;
            }
        }

        foreach (var other in Not)
        {
            if (other.Fits(element, ref steps))
            {
                return false;
            }
        }

        foreach (var choice in Any)
        {
            var fits = false;
            foreach (var part in choice)
            {
                fits = fits || part.Fits(element, ref steps);
            }

            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(string? actual, char kind, string? value) => actual is not null && (value is null || kind switch
    {
        '~' => actual.Split(' ').Contains(value),
        '^' => actual.StartsWith(value, StringComparison.Ordinal),
        '$' => actual.EndsWith(value, StringComparison.Ordinal),
        '*' => actual.Contains(value, StringComparison.Ordinal),
        '|' => actual == value || actual.StartsWith(value + "-", StringComparison.Ordinal),
        _ => actual == value,
    });

    private static bool StandsAt(IElement element, (int Step, int First, bool FromEnd, bool OfType) place, ref int steps)
    {
        var number = 1;
        var siblings = element.Parent?.ChildNodes;
        steps += siblings?.Length ?? 0;
        for (var (i, end) = (0, siblings?.Length ?? 0); i < end; i++)
        {
            var other = siblings![place.FromEnd ? end - 1 - i : i];
            if (other == element)
            {
                break;
            }

            number += other is IElement sibling && (!place.OfType || sibling.LocalName == element.LocalName) ? 1 : 0;
        }

        var rest = number - place.First;
        return place.Step == 0 ? rest == 0 : rest % place.Step == 0 && rest / place.Step >= 0;
    }
}
