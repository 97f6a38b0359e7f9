using System.Globalization;

namespace RagLlama.Answering.Facts;

/// <summary>Finds dates as the eight languages write them.</summary>
internal static class DateReader
{
    /// <summary>Years of the Buddhist era, which Thai documents use, are 543 ahead.</summary>
    private const int BuddhistEra = 543;

    /// <summary>A date in digits: 2026-03-03, 03.03.2026, 3/4/2026, 03/2028.</summary>
    public static IReadOnlyList<string> Numeric(string text)
    {
        var parts = text.Split(['-', '/', '.', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray();
        if (parts.Length == 2 && parts[1] <= 12)
        {
            return Possible([new CalendarDate(null, parts[1], parts[0])]);
        }

        if (parts.Length == 2)
        {
            return Possible([new CalendarDate(parts[1], parts[0], null)]);
        }

        if (parts[0] > 31)
        {
            return Possible([new CalendarDate(parts[0], parts[1], parts[2])]);
        }

        var year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
        var dayFirst = new CalendarDate(year, parts[1], parts[0]);

        // 3/4/2026 is in March in American English, in April elsewhere.
        return Possible(text.Contains('/', StringComparison.Ordinal) ? [dayFirst, new CalendarDate(year, parts[0], parts[1])] : [dayFirst]);
    }

    /// <summary>The date, or the two dates, that begin at a word: a day, or a month.</summary>
    public static DateReading? At(TextReading reading, int at) => Month(reading, at) is { } month ? MonthFirst(reading, at, month) : DayFirst(reading, at);

    private static DateReading? DayFirst(TextReading reading, int at)
    {
        if (Day(reading, at) is not { } first)
        {
            return null;
        }

        var next = SkipOf(reading, first.Last + 1);
        if (Month(reading, next) is { } month)
        {
            var (year, last) = Year(reading, month.Last + 1);
            return new DateReading([(Values(year, month.Number, first.Number), at, last)], last);
        }

        // 3 to 21 August, 24 and 31 December
        var second = SkipRange(reading, first.Last + 1);
        if (second > first.Last + 1 && Day(reading, SkipOf(reading, second)) is { } other && Month(reading, SkipOf(reading, other.Last + 1)) is { } shared)
        {
            var (year, last) = Year(reading, shared.Last + 1);
            return new DateReading([(Values(year, shared.Number, first.Number), at, first.Last), (Values(year, shared.Number, other.Number), second, last)], last);
        }

        return null;
    }

    private static DateReading? MonthFirst(TextReading reading, int at, (int Number, int Last, bool IsShort) month)
    {
        var next = SkipDot(reading, month.Last + 1);
        if (Day(reading, next) is { } day && !IsFollowedByUnit(reading, day.Last + 1))
        {
            var (year, last) = Year(reading, day.Last + 1);
            return new DateReading([(Values(year, month.Number, day.Number), at, last)], last);
        }

        var (monthYear, end) = Year(reading, month.Last + 1);
        return monthYear is null && month.IsShort ? null : new DateReading([(Values(monthYear, month.Number, null), at, end)], end);
    }

    private static (int Number, int Last)? Day(TextReading reading, int at)
    {
        if (at >= reading.Words.Count)
        {
            return null;
        }

        var word = reading.Words[at];
        if (word.IsNumber)
        {
            return int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? (day, SkipSuffix(reading, at + 1) - 1) : null;
        }

        foreach (var meaning in reading.MeaningsAt(at))
        {
            if (meaning.Symbol == "one")
            {
                return (1, meaning.Last);
            }

            if (meaning.Symbol.StartsWith("o:", StringComparison.Ordinal) || meaning.Symbol.StartsWith("n:", StringComparison.Ordinal))
            {
                return int.TryParse(meaning.Symbol.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 31 ? (value, meaning.Last) : null;
            }
        }

        return null;
    }

    private static (int Number, int Last, bool IsShort)? Month(TextReading reading, int at)
    {
        foreach (var meaning in reading.MeaningsAt(at))
        {
            if (meaning.Symbol.StartsWith("m:", StringComparison.Ordinal))
            {
                return (Number(meaning.Symbol[2..]), meaning.Last, false);
            }

            if (meaning.Symbol.StartsWith("ma:", StringComparison.Ordinal))
            {
                return (Number(meaning.Symbol[3..]), meaning.Last, true);
            }
        }

        return null;
    }

    private static (int? Year, int Last) Year(TextReading reading, int at)
    {
        var next = at;
        while (next < reading.Words.Count && (reading.Words[next] is { Kind: WordKind.Mark, Text: "," or "." } || IsOf(reading, next) || reading.HasMeaning(next, "era")))
        {
            next++;
        }

        return next < reading.Words.Count && reading.Words[next] is { IsNumber: true, Text.Length: 4 } word && int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1800 and < 2700 && !IsFollowedByUnit(reading, next + 1)
            ? (year, next)
            : (null, at - 1);
    }

    private static bool IsFollowedByUnit(TextReading reading, int at) =>
        at < reading.Words.Count && reading.Words[at] is { Kind: WordKind.Sign or WordKind.Time } or { Kind: WordKind.Mark, Text: ":", IsGlued: true };

    private static int SkipOf(TextReading reading, int at)
    {
        while (at < reading.Words.Count && (IsOf(reading, at) || reading.Words[at] is { Kind: WordKind.Mark, Text: "." }))
        {
            at++;
        }

        return at;
    }

    private static int SkipRange(TextReading reading, int at) =>
        at < reading.Words.Count && (reading.Words[at] is { Kind: WordKind.Mark, Text: "–" or "-" or "," or "/" or "—" } || reading.HasMeaning(at, "range"))
            ? SkipOf(reading, reading.MeaningsAt(at).Where(m => m.Symbol == "range").Select(m => m.Last + 1).FirstOrDefault(at + 1))
            : at;

    private static int SkipDot(TextReading reading, int at) => at < reading.Words.Count && reading.Words[at] is { Kind: WordKind.Mark, Text: "." } ? at + 1 : at;

    /// <summary>3rd, 1er, 3., 1º</summary>
    private static int SkipSuffix(TextReading reading, int at) =>
        at < reading.Words.Count && (reading.Words[at] is { Kind: WordKind.Mark, Text: ".", IsGlued: true } || MeasureReader.IsOrdinalSuffix(reading, at)) ? at + 1 : at;

    private static bool IsOf(TextReading reading, int at) => reading.Words[at].Kind is WordKind.Word && reading.HasMeaning(at, "of");

    private static IReadOnlyList<string> Values(int? year, int month, int? day) =>
        year > 2400 ? Possible([new CalendarDate(year, month, day), new CalendarDate(year - BuddhistEra, month, day)]) : Possible([new CalendarDate(year, month, day)]);

    private static IReadOnlyList<string> Possible(IEnumerable<CalendarDate> dates) =>
        [.. dates.Where(d => d.Month is null or (>= 1 and <= 12) && d.Day is null or (>= 1 and <= 31)).Select(d => d.ToString()).Distinct()];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
