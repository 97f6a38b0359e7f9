using System.Globalization;
using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Quoting;

/// <summary>Ranges of amounts: "€25,000 to €100,000" speaks of 40,000 euros without having the number.</summary>
internal static class AmountRange
{
    // "Above 5,000" begins at 5,000.01 in one table and at 5,001 in another.
    private const decimal Step = 1;

    /// <summary>Whether the facts of a sentence set bounds between which the amount lies.</summary>
    /// <param name="amount">Of a question: a number with a unit; anything else lies in no range. With a bound, what lies next to it on its side is asked for.</param>
    public static bool Holds(IReadOnlyList<Fact> facts, Fact amount)
    {
        if (amount is not { Kind: FactKind.Number, Unit: not null } || IsCalendarYear(amount))
        {
            return false;
        }

        for (var index = 0; index < facts.Count; index++)
        {
            var (lower, upper) = RangeAt(facts, index);
            if ((lower?.Unit ?? upper?.Unit) == amount.Unit && (lower is null || Any(lower, amount, IsNotAbove)) && (upper is null || Any(upper, amount, IsNotBelow)))
            {
                return true;
            }

            index += lower is not null && upper is not null ? 1 : 0;
        }

        return false;
    }

    /// <summary>As <see cref="Holds"/> for a row of a table, whose header may name the unit: "2 to 4" below "Completed years of service".</summary>
    public static bool HoldsInRow(string row, string header, string language, Fact amount)
    {
        var cells = TableRow.Cells(row);
        var names = TableRow.Cells(header.Split('\n')[^1]);
        for (var index = 0; index < cells.Count; index++)
        {
            var facts = FactReader.Read(cells[index], language);
            if (names.Count == cells.Count && facts.Any(fact => fact.Bound is not Bound.None) && facts.All(fact => fact.Unit is null) && NamesUnit(names[index], language, amount))
            {
                facts = [.. facts.Select(fact => fact with { Unit = amount.Unit })];
            }

            if (Holds(facts, amount))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesUnit(string name, string language, Fact amount) => name.Split([' ', '(', ')', '/', '[', ']', ','], StringSplitOptions.RemoveEmptyEntries)
        .Any(word => FactReader.Read("2 " + word, language) is [{ Unit: { } unit }] && unit == amount.Unit);

    private static bool IsCalendarYear(Fact fact) => fact.Unit == "year" && fact.Values.Any(value => value.Length == 4);

    private static (Fact? Lower, Fact? Upper) RangeAt(IReadOnlyList<Fact> facts, int index)
    {
        var fact = facts[index];
        if (fact.Kind is not FactKind.Number)
        {
            return default;
        }

        return fact.Bound switch
        {
            Bound.Upper => (null, fact),
            Bound.Lower => (fact, index + 1 < facts.Count && facts[index + 1] is { Bound: Bound.Upper } end && end.IsLike(fact) ? end : null),
            _ => default,
        };
    }

    private static bool IsNotAbove(decimal limit, decimal value, Bound asked) => asked switch
    {
        Bound.Lower => limit <= value + Step,
        Bound.Upper => limit < value,
        _ => limit <= value,
    };

    private static bool IsNotBelow(decimal limit, decimal value, Bound asked) => asked switch
    {
        Bound.Lower => limit > value,
        Bound.Upper => limit >= value - Step,
        _ => limit >= value,
    };

    private static bool Any(Fact bound, Fact amount, Func<decimal, decimal, Bound, bool> holds) =>
        bound.Values.Any(b => amount.Values.Any(v => Number(b) is { } limit && Number(v) is { } value && holds(limit, value, amount.Bound)));

    private static decimal? Number(string value) => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
