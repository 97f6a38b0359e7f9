using System.Globalization;
using System.Text.RegularExpressions;
using RagLlama.Documents;

namespace RagLlama.Answering.Facts;

/// <summary>Finds dates as the eight languages write them, in text whose digits are ASCII.</summary>
internal static class DateReader
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled;

    /// <summary>Years of the Buddhist era, which Thai documents use, are 543 ahead.</summary>
    private const int BuddhistEra = 543;

    private static readonly Regex Iso = new(@"(?<![\d.])(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)", Options);

    private static readonly Regex Numeric = new(@"(?<![\d.,/])(?<a>\d{1,2})(?<s>[./-])\s?(?<b>\d{1,2})\k<s>\s?(?<y>\d{4}|\d{2})(?![\d/]|[.,]\d)", Options);

    private static readonly Regex DayFirst = new(
        $@"(?<![\d.,])(?<d>\d{{1,2}})(?:\.|st|nd|rd|th|er|º|°|ª)?\s*(?:of\s+|de\s+|di\s+|del\s+)?(?<mn>{CalendarNames.MonthPattern})(?![\p{{L}}\p{{M}}])(?:(?:\s*,)?\s*(?:de\s+|del\s+)?(?<era>พ\.ศ\.\s*|ค\.ศ\.\s*)?(?<y>\d{{4}}))?",
        Options);

    private static readonly Regex MonthFirst = new(
        $@"(?<![\p{{L}}\p{{M}}])(?<mn>{CalendarNames.MonthPattern})(?![\p{{L}}\p{{M}}])\s*(?:(?<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:]\d|\d|\s*%)(?:\s*,?\s*(?<y>\d{{4}}))?|(?:de\s+|del\s+|,\s*)?(?<era>พ\.ศ\.\s*|ค\.ศ\.\s*)?(?<y>\d{{4}}))",
        Options);

    public static IReadOnlyList<Fact> Read(string text)
    {
        var facts = new List<Fact>();
        Add(facts, Iso, text);
        Add(facts, Numeric, text);
        Add(facts, DayFirst, text);
        Add(facts, MonthFirst, text);
        return facts;
    }

    private static void Add(List<Fact> facts, Regex pattern, string text)
    {
        foreach (Match match in pattern.Matches(text))
        {
            var span = new TextSpan(match.Index, match.Length);
            var dates = Readings(match).Where(IsPossible).Select(d => d.ToString()).Distinct().ToList();
            if (dates.Count > 0 && !facts.Exists(f => f.Span.Overlaps(span)))
            {
                facts.Add(new Fact(FactKind.Date, dates, null, span));
            }
        }
    }

    private static IEnumerable<CalendarDate> Readings(Match match)
    {
        var year = Number(match.Groups["y"]);
        if (match.Groups["a"].Success)
        {
            year = year < 100 ? 2000 + year : year;
            var (first, second) = (Number(match.Groups["a"]), Number(match.Groups["b"]));
            yield return new CalendarDate(year, second, first);
            if (match.Groups["s"].Value == "/")
            {
                // 3/4/2026 is in March in American English, in April elsewhere.
                yield return new CalendarDate(year, first, second);
            }

            yield break;
        }

        int? month = match.Groups["mn"].Success ? CalendarNames.Months[match.Groups["mn"].Value] : Number(match.Groups["m"]);
        yield return new CalendarDate(year, month, Number(match.Groups["d"]));
        if (year > 2400)
        {
            yield return new CalendarDate(year - BuddhistEra, month, Number(match.Groups["d"]));
        }
    }

    private static bool IsPossible(CalendarDate date) => date.Month is null or (>= 1 and <= 12) && date.Day is null or (>= 1 and <= 31);

    private static int? Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;
}
