using System.Collections.Frozen;
using RagLlama.Text;

namespace RagLlama.Answering.Facts;

/// <summary>What the words around a number make of it: a unit, a currency, an hour, an ordinal.</summary>
internal sealed class MeasureReader(TextReading reading, bool isRow)
{
    /// <summary>Words between a number and its unit, as in "30 calendar days".</summary>
    private const int WordsBeforeUnit = 1;

    /// <summary>Words between a time and "in the evening".</summary>
    private const int WordsBeforeHalf = 2;

    private static readonly string[] More =
    [
        "Nm nm", "kN kn", "kPa kpa", "MPa mpa", "mbar mbar", "psi psi", "kVA kva", "MW mw", "GHz ghz", "MHz mhz", "m² m²", "ha ha hektar hectare hectares ettari hectáreas hectares", "lux lux", "foot ft feet fuß", "pound-weight lb lbs", "dB db",
        "ml millilitro millilitri mililitro mililitros millilitre", "cm centimetro centímetro centimètre zentimetern centimetre centímetros", "mm millimetro milímetro millimètre millimetern", "gram grammes gramos gramas",
        "USD us-dollar dólares dollari dolares", "EUR eurocent", "bar bar", "BRL reais", "A ampere amperes ampère", "ohm ohms Ω", "MΩ", "mA ma", "rpm", "inch inches zoll pouce pouces pulgada pulgadas polegadas pollici इंच",
        "Mbit mbit mbps", "degree degrees grad degrés gradi grados graus डिग्री องศา", "day jours journées giornate", "% percento",
    ];

    private static readonly FrozenDictionary<string, string> Units = UnitNames.Units
        .Concat(More.Select(line => line.Split(' ')).SelectMany(words => words.Skip(1).Select(word => KeyValuePair.Create(word, words[0]))))
        .Select(unit => KeyValuePair.Create(TextFolding.Fold(unit.Key), unit.Value))
        .Where(unit => unit.Key is not ("an" or "real"))
        .DistinctBy(unit => unit.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Scales = UnitNames.Scales
        .Select(scale => KeyValuePair.Create(TextFolding.Fold(scale.Key).TrimEnd('.'), scale.Value))
        .DistinctBy(scale => scale.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsOrdinalSuffix(TextReading reading, int at) =>
        at < reading.Words.Count && reading.Words[at] is { Kind: WordKind.Word, IsGlued: true } word && word.Text is "st" or "nd" or "rd" or "th" or "er" or "re" or "e" or "eme" or "o" or "a" or "ª" or "º" or "ste" or "te" or "ten"
        || (at < reading.Words.Count && reading.Words[at] is { Text: "°", IsGlued: true } && (at + 1 >= reading.Words.Count || reading.Words[at + 1].Text is not ("c" or "f")));

    /// <param name="word">Folded.</param>
    public static bool NamesUnit(string word) => Units.ContainsKey(word);

    public Measure Behind(IReadOnlyList<string> values, int first, int last)
    {
        var next = last + 1;
        if (next < reading.Words.Count && reading.Words[next].Kind is WordKind.Word && Scales.TryGetValue(reading.Words[next].Text, out var scale))
        {
            values = NumberNotation.Scaled(values, scale);
            last = next++;
        }

        if (Before(first) is { } currency)
        {
            return new Measure(values, currency, last);
        }

        for (var skipped = 0; skipped <= WordsBeforeUnit && next < reading.Words.Count; next++)
        {
            var word = reading.Words[next];
            if (skipped == 0 && (word is { Kind: WordKind.Mark, Text: "-" or "." or "'" or "’" } || (last > first && word.Text is "d" or "de" or "di")))
            {
                continue;
            }

            if (word.Kind is not (WordKind.Word or WordKind.Sign))
            {
                break;
            }

            if (skipped == 0 && word.Text is "cent" or "cents" or "centimes" or "centimos" or "centesimi" && word.Kind is WordKind.Word && !reading.HasMeaning(next, "n"))
            {
                return new Measure(NumberNotation.Scaled(values, 0.01m), "EUR", next);
            }

            if (UnitAt(next) is { } unit)
            {
                return new Measure(values, unit.Name, unit.Last);
            }

            if (StopsUnit(next))
            {
                break;
            }

            skipped++;
        }

        return new Measure(values, isRow || (first > 0 && reading.Words[first - 1].Text == ":") ? InHeader(first) : Label(first), last);
    }

    /// <summary>"1." before an item of a list, "§ 9": not what the text says.</summary>
    public bool IsItemNumber(int at) =>
        (at > 0 && reading.Words[at - 1] is { Text: "§" })
        || (reading.Words[at] is { OpensSentence: true, Text.Length: <= 2 } && at + 2 < reading.Words.Count && reading.Words[at + 1] is { Text: "." or ")", IsGlued: true } && !reading.Words[at + 2].IsGlued
            && DateReader.At(reading, at) is null);

    /// <summary>−10: the minus sign, or a hyphen before a number that nothing stands before.</summary>
    public bool IsNegative(int at) => at > 0 && (reading.Words[at - 1].Text == "−" || (reading.Words[at - 1] is { Text: "-", IsGlued: false, OpensSentence: false } && reading.Words[at].IsGlued));

    /// <summary>"Day 30", "dia 26": a unit in the singular before its number.</summary>
    private string? Label(int first) =>
        first > 0 && reading.Words[first - 1].Kind is WordKind.Word && reading.Language is not ("hi" or "th") && UnitAt(first - 1) is { } unit && unit.Name is "day" or "week" or "month" or "year" ? UnitAt(first - 1)!.Value.Name : null;

    /// <summary>14 Uhr, पाँच बजे, 6 p.m.</summary>
    public bool IsHour(int at, out int last)
    {
        last = at;
        var next = at + 1;
        if (next < reading.Words.Count && reading.HasMeaning(next, "clock"))
        {
            last = next;
            return true;
        }

        if (HalfOfDay(at, at) is not null && next < reading.Words.Count && IsHalfAt(next) is not null)
        {
            return true;
        }

        return false;
    }

    /// <summary><c>am</c> or <c>pm</c> where the words beside a time say which.</summary>
    public string? HalfOfDay(int first, int last)
    {
        for (var next = last + 1; next < reading.Words.Count && next <= last + WordsBeforeHalf; next++)
        {
            if (IsHalfAt(next) is { } half)
            {
                return half;
            }

            if (reading.Words[next].Kind is WordKind.Number or WordKind.Time or WordKind.Mark)
            {
                break;
            }
        }

        return reading.Language == "hi" && first > 0 ? IsHalfAt(first - 1) : null;
    }

    /// <summary>3rd, 3º, German 3. before a noun.</summary>
    public bool IsOrdinal(int at, out int last)
    {
        last = at;
        if (IsOrdinalSuffix(reading, at + 1))
        {
            last = at + 1;
            return true;
        }

        if (reading.Language == "de" && at + 2 < reading.Words.Count && reading.Words[at + 1] is { Text: ".", IsGlued: true } && reading.Words[at + 2] is { Kind: WordKind.Word, IsGlued: false } && at > 0
            && !reading.Words[at].OpensSentence && int.TryParse(reading.Words[at].Text, out var value) && value <= 31)
        {
            last = at + 1;
            return true;
        }

        return false;
    }

    /// <summary>Mo, Di and so on are weekdays only in a span such as Mo–Do.</summary>
    public bool IsWeekday(Meaning meaning) =>
        reading.Words[meaning.First].Text.Length > 2 || (reading.Words[meaning.First].IsCapital && (IsDash(meaning.First - 1) || IsDash(meaning.First + 1)));

    /// <summary>Gives each number without a unit that of the next one it is joined to: 5 to 7 days, 20, 40 and 40 %.</summary>
    public List<Fact> Share(List<Fact> facts)
    {
        for (var i = facts.Count - 2; i >= 0; i--)
        {
            if (facts[i] is { Kind: FactKind.Number, Unit: null } && facts[i + 1] is { Kind: FactKind.Number, Unit: { } unit } next && Joins(facts[i], next))
            {
                facts[i] = facts[i] with { Unit = unit };
            }
        }

        return facts;
    }

    private bool Joins(Fact left, Fact right)
    {
        for (var i = left.Position; i < right.Position; i++)
        {
            if (reading.Words[i].Span.Start >= left.Span.End && !reading.HasMeaning(i, "range") && !reading.HasMeaning(i, "of") && reading.Words[i] is not { Kind: WordKind.Mark, Text: "–" or "-" or "," or "/" })
            {
                return false;
            }
        }

        return true;
    }

    private string? Before(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 2; i--)
        {
            if (reading.Words[i] is { Kind: WordKind.Mark, Text: "." })
            {
                continue;
            }

            if (reading.Words[i].Kind is not (WordKind.Sign or WordKind.Word))
            {
                return null;
            }

            var text = reading.Words[i].Text;
            if (text == "$" && i > 0 && reading.Words[i - 1] is { Text: "r" or "us" })
            {
                text = reading.Words[i - 1].Text + "$";
            }

            if (Units.TryGetValue(text, out var unit) && unit is { Length: 3 } && unit.All(char.IsAsciiLetterUpper))
            {
                return unit;
            }

            if (reading.HasMeaning(i, "pct"))
            {
                return "%";
            }

            return null;
        }

        return null;
    }

    private (string Name, int Last)? UnitAt(int at)
    {
        if (reading.Words[at].Kind is WordKind.Word && reading.Entry(at, IsUnit) is { } entry && !reading.HasMeaning(at, "per"))
        {
            return (entry.Symbols.First(s => IsUnit(s))[2..], reading.Extent(at, entry.Length));
        }

        var text = reading.Words[at].Text;
        if (text == "°" && at + 1 < reading.Words.Count)
        {
            text += reading.Words[at + 1].Text;
        }

        return Units.TryGetValue(text, out var unit) ? (unit, at) : null;
    }

    private bool StopsUnit(int at) => reading.MeaningsAt(at).Any(m => m.Symbol.StartsWith("per:", StringComparison.Ordinal) || m.Symbol is "range" or "of" or "<" or ">" or "<<" or ">>" or "but" or "clock");

    /// <summary>"Lead time days: 4": the unit of a cell stands in its header.</summary>
    private string? InHeader(int at)
    {
        for (var i = at - 1; i >= 0 && reading.Words[i] is not { Kind: WordKind.Mark, Text: ";" or "|" }; i--)
        {
            if (reading.Words[i].Kind is WordKind.Number or WordKind.Date or WordKind.Time)
            {
                return null;
            }

            if (reading.Words[i].Kind is WordKind.Word or WordKind.Sign && UnitAt(i) is { } unit && unit.Name.Length > 1)
            {
                return unit.Name;
            }

            if (reading.Words[i].Text == "%")
            {
                return "%";
            }
        }

        return null;
    }

    private string? IsHalfAt(int at)
    {
        if (at < 0 || at >= reading.Words.Count)
        {
            return null;
        }

        // "p.m." is read as two letters with stops.
        if (reading.Words[at] is { Kind: WordKind.Word, Text: "a" or "p" } letter && at + 2 < reading.Words.Count && reading.Words[at + 1].Text == "." && reading.Words[at + 2].Text == "m")
        {
            return letter.Text + "m";
        }

        return reading.HasMeaning(at, "am") ? "am" : reading.HasMeaning(at, "pm") ? "pm" : null;
    }

    private bool IsDash(int at) => at >= 0 && at < reading.Words.Count && reading.Words[at] is { Kind: WordKind.Mark, Text: "–" or "-" or "." };

    private static bool IsUnit(string symbol) => symbol.StartsWith("u:", StringComparison.Ordinal);
}
