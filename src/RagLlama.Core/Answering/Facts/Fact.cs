using RagLlama.Documents;

namespace RagLlama.Answering.Facts;

/// <summary>Something in a sentence that is either right or wrong: a number, a date, a code.</summary>
/// <param name="Values">What it can mean, in one notation for all languages: 1.250 is 1250 or 1.25, 3/4/2026 is in March or in April.</param>
/// <param name="Unit">Unit in one notation for all languages; null when none is said.</param>
/// <param name="Span">Where it stands in the text it was read from.</param>
internal sealed record Fact(FactKind Kind, IReadOnlyList<string> Values, string? Unit, TextSpan Span)
{
    /// <summary>Currencies have their ISO 4217 code for a unit.</summary>
    public bool IsMoney => Unit is { Length: 3 } && Unit.All(char.IsAsciiLetterUpper);

    /// <summary>Whether a source that says <paramref name="other"/> bears this out.</summary>
    public bool IsBorneOutBy(Fact other)
    {
        if (Kind is FactKind.Number && other.Kind is FactKind.Date)
        {
            return Unit is null or "year" && other.Values.Any(date => CalendarDate.Parse(date).Has(Values));
        }

        if (Kind != other.Kind)
        {
            return false;
        }

        return Kind is FactKind.Date
            ? Values.Any(mine => other.Values.Any(theirs => CalendarDate.Parse(theirs).Covers(CalendarDate.Parse(mine))))
            : Values.Intersect(other.Values, StringComparer.Ordinal).Any() && (Unit is null || other.Unit is null || Unit == other.Unit);
    }
}
