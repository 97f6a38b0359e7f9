namespace RagLlama.Answering.Facts;

/// <summary>Finds which facts of a text are bounds: "at most" before a number, "or more" behind it, the ends of a span.</summary>
internal static class BoundReader
{
    /// <summary>Words between "at least" and its number.</summary>
    private const int Reach = 3;

    /// <summary>"The maximum speed of forklifts is 8 km/h": such words reach further.</summary>
    private const int FarReach = 8;

    private static readonly string[] Far = ["max", "min", "mass", "hochst", "obergrenze", "limit", "tope", "plafond", "largest", "highest", "longest", "smallest", "अधिकतम", "न्यूनतम", "สูงสุด", "ขั้นต่ำ"];

    public static List<Fact> Set(TextReading reading, List<Fact> facts)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            facts[i] = facts[i] with { Bound = Of(reading, facts, i) };
        }

        return facts;
    }

    private static Bound Of(TextReading reading, List<Fact> facts, int index)
    {
        var fact = facts[index];
        if (fact.Kind is FactKind.Code)
        {
            return Bound.None;
        }

        // "by Friday 24 April": what bounds the day bounds the date.
        if (index > 0 && facts[index - 1] is { Kind: FactKind.Weekday } weekday && fact.Kind is FactKind.Date && fact.Position - weekday.Position <= 2 && Nearest(reading, weekday, facts, index - 1, behind: false) is { } day)
        {
            return day == "<" ? Bound.Upper : Bound.Lower;
        }

        var after = Nearest(reading, fact, facts, index, behind: true);
        if (after is not null)
        {
            return after == "<<" ? Bound.Upper : Bound.Lower;
        }

        var before = Nearest(reading, fact, facts, index, behind: false);
        if (before is not null)
        {
            return before == "<" ? Bound.Upper : Bound.Lower;
        }

        return IsSpanEnd(reading, facts, index) ? Bound.Upper
            : IsSpanEnd(reading, facts, index + 1) || (index + 2 < facts.Count && facts[index + 1].Kind is FactKind.Weekday && IsSpanEnd(reading, facts, index + 2)) ? Bound.Lower
            : Bound.None;
    }

    private static string? Nearest(TextReading reading, Fact fact, List<Fact> facts, int index, bool behind)
    {
        var from = behind ? EndOf(reading, fact) + 1 : fact.Position - FarReach;
        var to = behind ? EndOf(reading, fact) + Reach : fact.Position - 1;
        var limit = behind ? (index + 1 < facts.Count ? facts[index + 1].Position : int.MaxValue) : EndBefore(reading, facts, index);
        string? found = null;
        foreach (var meaning in reading.Meanings)
        {
            var wanted = behind ? meaning.Symbol is "<<" or ">>" : meaning.Symbol is "<" or ">";
            if (!wanted || meaning.Clause != fact.Clause || (!behind && meaning.Last < fact.Position - Reach && !IsFar(reading.Words[meaning.First].Text)) || (behind ? meaning.First < from || meaning.First > to || meaning.First >= limit : meaning.Last < from || meaning.Last > to || meaning.First <= limit))
            {
                continue;
            }

            if (behind)
            {
                return meaning.Symbol;
            }

            found = meaning.Symbol;
        }

        return found;
    }

    /// <summary>The second of two facts of a kind with a word or dash such as "to" between them, at which a span ends.</summary>
    private static bool IsSpanEnd(TextReading reading, List<Fact> facts, int index)
    {
        if (index <= 0 || index >= facts.Count)
        {
            return false;
        }

        // "from Monday 10 August to Friday 28 August": the weekday between belongs to the second date.
        var first = index > 1 && facts[index] is { Kind: FactKind.Date } && facts[index - 1] is { Kind: FactKind.Weekday } ? index - 2 : index - 1;
        if (!facts[index].IsLike(facts[first]))
        {
            return false;
        }

        var from = EndOf(reading, facts[first]) + 1;
        for (var i = from; i < facts[index].Position; i++)
        {
            if (reading.Words[i] is { Kind: WordKind.Mark, Text: "–" or "-" } || (reading.HasMeaning(i, "range") && (!IsAnd(reading.Words[i].Text) || IsBetween(reading, facts[first].Position))))
            {
                return facts[index].Position - from <= Reach;
            }
        }

        return false;
    }

    /// <summary>Where the fact before ends; "the minimum salary in grade G6 is 55,900": a code is no value.</summary>
    private static int EndBefore(TextReading reading, List<Fact> facts, int index)
    {
        var before = index - 1;
        while (before >= 0 && facts[before].Kind is FactKind.Code)
        {
            before--;
        }

        return before >= 0 ? EndOf(reading, facts[before]) : -1;
    }

    private static bool IsFar(string word) => Far.Any(f => word.StartsWith(f, StringComparison.Ordinal));

    private static bool IsBetween(TextReading reading, int before) => reading.Meanings.Any(m => m.Symbol == "between" && m.First < before && m.First >= before - Reach);

    private static bool IsAnd(string word) => word is "and" or "or" or "und" or "oder" or "et" or "ou" or "e" or "ed" or "o" or "y" or "u" or "और" or "या" or "และ" or "หรือ" or "तथा";

    private static int EndOf(TextReading reading, Fact fact)
    {
        var last = fact.Position;
        while (last + 1 < reading.Words.Count && reading.Words[last + 1].Span.Start < fact.Span.End)
        {
            last++;
        }

        // The unit belongs to its number; in "€500 to €5,000" it stands before, in "500 to 5,000 euros" behind the other.
        return fact.Unit is not null && last + 1 < reading.Words.Count && reading.Words[last + 1].Kind is WordKind.Word or WordKind.Sign && !reading.HasMeaning(last + 1, "range") ? last + 1 : last;
    }
}
