using RagLlama.Documents;

namespace RagLlama.Answering.Facts;

/// <summary>Something in a sentence that is either right or wrong: a number, a date, a code.</summary>
/// <param name="Values">What it can mean, in one notation for all languages: 1.250 is 1250 or 1.25, 3/4/2026 is in March or in April.</param>
/// <param name="Unit">Unit in one notation for all languages; null when none is said.</param>
/// <param name="Span">Where it stands in the text it was read from.</param>
internal sealed record Fact(FactKind Kind, IReadOnlyList<string> Values, string? Unit, TextSpan Span)
{
    /// <summary>Position among the words of the text.</summary>
    public int Position { get; init; }

    public int Clause { get; init; }

    /// <summary>Whether the text sets it as an upper or lower bound.</summary>
    public Bound Bound { get; init; }

    /// <summary>Read from a word that is an article as often as a number: it can contradict, but need not be borne out.</summary>
    public bool IsSoft { get; init; }

    /// <summary>The values of a date.</summary>
    public IReadOnlyList<CalendarDate> Dates { get; } = Kind is FactKind.Date ? [.. Values.Select(CalendarDate.Parse)] : [];

    /// <summary>Currencies have their ISO 4217 code for a unit.</summary>
    public bool IsMoney => Unit is { Length: 3 } && Unit.All(char.IsAsciiLetterUpper);

    /// <summary>Whether a source that says <paramref name="other"/> bears this out.</summary>
    public bool IsBorneOutBy(Fact other) => (Kind, other.Kind) switch
    {
        (FactKind.Date, FactKind.Date) => Dates.Any(mine => other.Dates.Any(theirs => theirs.Covers(mine))),
        (FactKind.Number, FactKind.Date) => Bound is Bound.None && Unit is null or "year" && other.Dates.Any(date => date.Has(Values)),
        (FactKind.Ordinal, FactKind.Date) => other.Dates.Any(date => date.Has(Values)),
        (FactKind.Time, FactKind.Number) => other.Unit is null or "hour" && Values.Any(t => other.Values.Contains(AsNumber(t))),
        (FactKind.Number, FactKind.Time) => Unit is null or "hour" && other.Values.Any(t => Values.Contains(AsNumber(t))),
        (FactKind.Ordinal, FactKind.Number) or (FactKind.Number, FactKind.Ordinal) => SameValue(other) && UnitsAgree(Unit, other.Unit),
        (FactKind.Number, FactKind.Number) => (SameValue(other) && UnitsAgree(Unit, other.Unit)) || Measures.AreSame(this, other),
        (FactKind.Ordinal, FactKind.Ordinal) => SameValue(other) && UnitsAgree(Unit, other.Unit),
        _ => Kind == other.Kind && SameValue(other),
    };

    /// <summary>Both say something of the same sort, so that one can stand in the other's place.</summary>
    public bool IsLike(Fact other) => Kind == other.Kind && (Kind is not FactKind.Number || Unit == other.Unit || Unit is null || other.Unit is null);

    private bool SameValue(Fact other)
    {
        foreach (var mine in Values)
        {
            foreach (var theirs in other.Values)
            {
                if (string.Equals(mine, theirs, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A unit may be unsaid on one side, but for per cent: 12 is not 12 %.</summary>
    private static bool UnitsAgree(string? mine, string? theirs) =>
        mine == theirs || (mine is null && theirs != "%") || (theirs is null && mine != "%");

    /// <summary>9.30 may be a time.</summary>
    private static string AsNumber(string time)
    {
        var parts = time.Split(':');
        var minutes = parts[1].TrimEnd('0');
        return minutes.Length == 0 ? parts[0] : parts[0] + "." + minutes;
    }
}
