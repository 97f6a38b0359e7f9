using System.Globalization;
using System.Text;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>One section of a number format, for dates and times.</summary>
internal static class DateSection
{
    private const double LastDay = 2_958_466; // the day after 9999-12-31
    private const int DaysTo1904 = 1462;

    /// <summary>Null for a number that is no date.</summary>
    public static string? Show(List<FormatToken> tokens, double number, bool from1904)
    {
        var serial = number + (from1904 ? DaysTo1904 : 0);
        if (serial is < 0 or >= LastDay)
        {
            return null;
        }

        // Spreadsheets count a 29 February 1900 that never was.
        var days = serial < 60 && !from1904 ? serial + 1 : serial;
        var time = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(Math.Round(days * 86400));
        var twelveHours = tokens.Exists(token => token is { IsLiteral: false, Text: "AM/PM" });
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            text.Append(tokens[i].IsLiteral ? tokens[i].Text : Part(tokens, i, time, number, twelveHours));
        }

        return text.ToString().Trim();
    }

    private static string Part(List<FormatToken> tokens, int index, DateTime time, double number, bool twelveHours)
    {
        var token = tokens[index].Text;
        var culture = CultureInfo.InvariantCulture;
        var hour = twelveHours ? ((time.Hour + 11) % 12) + 1 : time.Hour;
        return token switch
        {
            "AM/PM" => time.Hour < 12 ? "AM" : "PM",
            "[h]" => Math.Floor(Math.Round(number * 86400) / 3600).ToString(culture),
            "[m]" => Math.Floor(Math.Round(number * 86400) / 60).ToString(culture),
            "[s]" => Math.Round(number * 86400).ToString(culture),
            "." or "/" or "," => token,
            "0" or "#" or "?" or "%" or "@" or "E" => "",
            _ => token[0] switch
            {
                'y' => time.ToString(token.Length <= 2 ? "yy" : "yyyy", culture),
                'd' => time.ToString(token.Length == 1 ? "%d" : token.Length > 4 ? "dddd" : token, culture),
                'h' => hour.ToString(token.Length == 1 ? "0" : "00", culture),
                's' => time.Second.ToString(token.Length == 1 ? "0" : "00", culture),
                'm' when IsMinutes(tokens, index) => time.Minute.ToString(token.Length == 1 ? "0" : "00", culture),
                'm' => time.ToString(token.Length == 1 ? "%M" : token.Length > 4 ? "MMMM" : token.ToUpperInvariant(), culture),
                _ => "",
            },
        };
    }

    /// <summary>An m right after hours or right before seconds means minutes.</summary>
    private static bool IsMinutes(List<FormatToken> tokens, int index)
    {
        bool Is(FormatToken token, char letter) => token.Text.TrimStart('[').StartsWith(letter);
        var before = tokens.Take(index).LastOrDefault(token => !token.IsLiteral && char.IsLetter(token.Text.TrimStart('[')[0]));
        var after = tokens.Skip(index + 1).FirstOrDefault(token => !token.IsLiteral && char.IsLetter(token.Text.TrimStart('[')[0]));
        return (before.Text is not null && Is(before, 'h')) || (after.Text is not null && Is(after, 's'));
    }
}
