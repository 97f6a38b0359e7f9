using System.Globalization;

namespace RagLlama.Answering.Facts;

/// <summary>Hour and minute in any of the notations the scanner takes for a time.</summary>
internal static class ClockTime
{
    public static (int Hour, int Minute) Parse(string text)
    {
        var numbers = text.Split([':', '.', 'h', 'H', ' ', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries);
        return (Number(numbers[0]), numbers.Length > 1 ? Number(numbers[1]) : 0);
    }

    /// <summary>9.30, which is a time where a word behind it says so.</summary>
    public static bool IsTime(string text) => text.Split('.') is [{ Length: 1 or 2 } hour, { Length: 2 } minute] && Number(hour) <= 24 && Number(minute) < 60;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
