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

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
