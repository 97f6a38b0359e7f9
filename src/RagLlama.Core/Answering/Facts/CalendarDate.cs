using System.Globalization;

namespace RagLlama.Answering.Facts;

/// <summary>A date of which parts may be unsaid.</summary>
internal readonly record struct CalendarDate(int? Year, int? Month, int? Day)
{
    public static CalendarDate Parse(string text)
    {
        var parts = text.Split('-');
        return new CalendarDate(Part(parts[0]), Part(parts[1]), Part(parts[2]));
    }

    /// <summary>Every part that <paramref name="other"/> says is said here too, and the same.</summary>
    public bool Covers(CalendarDate other) =>
        (other.Year is null || other.Year == Year) && (other.Month is null || other.Month == Month) && (other.Day is null || other.Day == Day);

    public bool Has(IEnumerable<string> numbers)
    {
        var (year, day) = (Year, Day);
        return numbers.Any(n => n == year?.ToString(CultureInfo.InvariantCulture) || n == day?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Year, month and day with ? for what is unsaid.</summary>
    public override string ToString() => $"{Text(Year)}-{Text(Month)}-{Text(Day)}";

    private static string Text(int? part) => part?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static int? Part(string text) => text == "?" ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
