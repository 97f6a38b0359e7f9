using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Text;

namespace RagLlama.Answering.Facts;

/// <summary>Reads the facts of a text that can be checked without understanding it, in the formats of the eight languages.</summary>
internal static partial class FactReader
{
    /// <summary>Words between a number and its unit, as in "30 calendar days".</summary>
    private const int WordsBeforeUnit = 1;

    public static IReadOnlyList<Fact> Read(string text)
    {
        var ascii = WithAsciiDigits(text);
        var facts = new List<Fact>(DateReader.Read(ascii));
        var rest = Blank(ascii, facts);
        AddTimes(facts, rest);
        rest = Blank(rest, facts);
        AddWeekdays(facts, rest);
        AddNumbersAndCodes(facts, rest);
        AddNumberWords(facts, rest);
        return facts;
    }

    private static void AddTimes(List<Fact> facts, string text)
    {
        foreach (Match match in Time().Matches(text))
        {
            var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
            var minute = match.Groups["m"].Success ? match.Groups["m"].Value : "00";
            var half = match.Groups["half"].Value;
            hour = half.StartsWith('p') || half.StartsWith('P') ? (hour % 12) + 12 : half.Length > 0 ? hour % 12 : hour;
            facts.Add(new Fact(FactKind.Time, [string.Create(CultureInfo.InvariantCulture, $"{hour}:{minute}")], null, new TextSpan(match.Index, match.Length)));
        }
    }

    private static void AddWeekdays(List<Fact> facts, string text)
    {
        foreach (Match match in Weekday.Matches(text))
        {
            var day = CalendarNames.Weekdays[match.Value].ToString(CultureInfo.InvariantCulture);
            facts.Add(new Fact(FactKind.Weekday, [day], null, new TextSpan(match.Index, match.Length)));
        }
    }

    private static void AddNumbersAndCodes(List<Fact> facts, string text)
    {
        foreach (Match match in Token().Matches(text))
        {
            var span = new TextSpan(match.Index, match.Length);
            var digits = match.Groups["number"];
            if (match.Groups["code"].Success)
            {
                facts.Add(new Fact(FactKind.Code, [string.Concat(match.Value.Where(char.IsLetterOrDigit)).ToUpperInvariant()], null, span));
                continue;
            }

            var readings = NumberNotation.Readings(digits.Value);
            var after = digits.Index + digits.Length;
            if (ScaleAt(text, ref after) is { } scale)
            {
                readings = NumberNotation.Scaled(readings, scale);
            }

            facts.Add(new Fact(FactKind.Number, readings, UnitBefore(text, digits.Index) ?? UnitAfter(text, after), new TextSpan(digits.Index, digits.Length)));
        }
    }

    private static void AddNumberWords(List<Fact> facts, string text)
    {
        foreach (Match match in Word().Matches(text))
        {
            if (NumberWords.Values.TryGetValue(match.Value, out var value) && !IsScaleOf(facts, text, match.Index))
            {
                facts.Add(new Fact(FactKind.Number, [value], UnitAfter(text, match.Index + match.Length), new TextSpan(match.Index, match.Length)));
            }
        }
    }

    /// <summary>"5 hundred" is one number, not two.</summary>
    private static bool IsScaleOf(List<Fact> facts, string text, int index) =>
        facts.Exists(f => f.Kind == FactKind.Number && f.Span.End <= index && string.IsNullOrWhiteSpace(text[f.Span.End..index]));

    private static decimal? ScaleAt(string text, ref int index)
    {
        var match = NextWord().Match(text, index);
        if (!match.Success || !UnitNames.Scales.TryGetValue(match.Groups["word"].Value.TrimEnd('.'), out var scale))
        {
            return null;
        }

        index = match.Index + match.Length;
        return scale;
    }

    private static string? UnitBefore(string text, int index)
    {
        var match = SignBefore().Match(text[Math.Max(0, index - 6)..index]);
        return match.Success && UnitNames.Units.TryGetValue(match.Groups["sign"].Value, out var unit) && unit.Length == 3 ? unit : null;
    }

    private static string? UnitAfter(string text, int index)
    {
        for (var words = 0; words <= WordsBeforeUnit; words++)
        {
            var match = NextWord().Match(text, index);
            if (!match.Success)
            {
                return null;
            }

            var word = match.Groups["word"].Value.TrimEnd('.');
            if (UnitNames.Units.TryGetValue(word, out var unit) || ThaiUnit(word) is { } thai && (unit = thai).Length > 0)
            {
                return unit;
            }

            index = match.Index + match.Length;
        }

        return null;
    }

    /// <summary>Thai writes a unit and the words behind it together.</summary>
    private static string? ThaiUnit(string word) =>
        word[0] is >= '\u0E00' and <= '\u0E7F'
            ? UnitNames.Units.Where(u => word.StartsWith(u.Key, StringComparison.Ordinal)).OrderByDescending(u => u.Key.Length).Select(u => u.Value).FirstOrDefault()
            : null;

    private static string Blank(string text, List<Fact> facts)
    {
        var rest = new StringBuilder(text);
        foreach (var fact in facts)
        {
            rest.Remove(fact.Span.Start, fact.Span.Length).Insert(fact.Span.Start, " ", fact.Span.Length);
        }

        return rest.ToString();
    }

    /// <summary>Devanagari and Thai digits (all of them one UTF-16 unit) as ASCII, so that positions stay.</summary>
    private static string WithAsciiDigits(string text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsDigit(source[i]) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(source[i])) : source[i];
            }
        });

    private static readonly Regex Weekday = new(
        $@"(?<![\p{{L}}\p{{M}}])(?:{CalendarNames.WeekdayPattern})(?![\p{{L}}\p{{M}}])|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    // 14:30  14.30 Uhr  14h30  6 p.m.
    [GeneratedRegex(@"(?<![\d.,:])(?<h>[01]?\d|2[0-4])(?:(?::(?<m>[0-5]\d)(?!\d)|\.(?<m>[0-5]\d)(?=\s*Uhr)|\s?h\s?(?<m>[0-5]\d)(?!\d))\s*(?<half>[ap]\.?m\b\.?)?|\s*(?<half>[ap]\.?m\b\.?)|(?=\s*Uhr\b))", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    // A code has letters and digits in one word; a number may have a unit of letters right behind it.
    [GeneratedRegex(@"(?<code>(?<![\p{L}\p{M}\d])(?:\p{L}{1,8}-?\d|\d+\p{L}*-\p{L}+\d|\d+[A-Z]+\d)[\p{L}\d]*(?:[-/.][\p{L}\d]*\d[\p{L}\d]*)*)|(?<number>(?<![\d])\d+(?:[.,]\d+|['’\u00A0\u202F\u2009 ]\d{3}(?!\d))*)")]
    private static partial Regex Token();

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\G[\s\u00A0\u202F-]*(?:(?:to|bis|à|a|e|y|und|and|–|—|-|से)\s*\d+(?:[.,]\d+)*[\s\u00A0\u202F]*)?(?:d['’])?(?<word>[%€$£¥₹฿]|°[CF]|[\p{L}\p{M}]+\$?\.?)")]
    private static partial Regex NextWord();

    [GeneratedRegex(@"(?<sign>[€$£¥₹฿]|(?:US|R)\$|\b(?:EUR|USD|GBP|CHF|JPY|INR|THB|BRL|Rs))\.?[\s\u00A0]*$", RegexOptions.IgnoreCase)]
    private static partial Regex SignBefore();
}
