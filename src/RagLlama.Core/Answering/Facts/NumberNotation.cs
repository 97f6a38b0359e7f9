using System.Globalization;

namespace RagLlama.Answering.Facts;

/// <summary>Reads digits with separators as the eight languages write them.</summary>
internal static class NumberNotation
{
    private const string SpaceSeparators = " \u00A0\u202F\u2009'’";

    /// <summary>What a number can mean, in invariant notation, the likelier reading first. 1.250 and 1,250 are 1250 or 1.25; 1.250,00 is 1250 only.</summary>
    /// <param name="digits">ASCII digits with any separators between them.</param>
    public static IReadOnlyList<string> Readings(string digits)
    {
        var text = string.Concat(digits.Where(c => !SpaceSeparators.Contains(c, StringComparison.Ordinal)));
        var points = text.Count(c => c == '.');
        var commas = text.Count(c => c == ',');
        if (points + commas == 0)
        {
            return Valid(text);
        }

        if (points > 0 && commas > 0)
        {
            var isDecimal = text.LastIndexOf('.') > text.LastIndexOf(',') ? '.' : ',';
            return Valid(WithDecimal(text, isDecimal));
        }

        var separator = points > 0 ? '.' : ',';
        var groups = text.Split(separator);
        var mayGroup = groups[0].Length is >= 1 and <= 3 && groups[0] != "0" && groups.Skip(1).SkipLast(1).All(g => g.Length is 2 or 3) && groups[^1].Length == 3;
        return (mayGroup, groups.Length) switch
        {
            (true, > 2) => Valid(string.Concat(groups)),
            (true, _) => [.. Valid(string.Concat(groups)), .. Valid(WithDecimal(text, separator))],
            (false, 2) => Valid(WithDecimal(text, separator)),
            // Three groups that are no thousands: a version or a section such as 3.5.1.
            _ => [text],
        };
    }

    /// <summary>As <see cref="Readings"/>, without the reading that the language's own separators rule out: 1.250 is 1250 in German.</summary>
    public static IReadOnlyList<string> In(string digits, string language)
    {
        var readings = Readings(digits);
        var group = language switch { "en" or "hi" or "th" => ',', "und" => '\0', _ => '.' };
        return readings.Count == 2 && digits.Contains(group, StringComparison.Ordinal) ? [readings[0]] : readings;
    }

    public static IReadOnlyList<string> Scaled(IReadOnlyList<string> readings, decimal factor) =>
        [.. readings.Select(r => decimal.TryParse(r, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value < 1e15m ? Text(value * factor) : r)];

    private static string WithDecimal(string text, char isDecimal) =>
        string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == isDecimal)).Replace(isDecimal, '.');

    private static string[] Valid(string text) =>
        [decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? Text(value) : text];

    /// <summary>Without trailing zeros: 3.50 and 3.5 are the same number.</summary>
    private static string Text(decimal value) => (value / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
