using System.Globalization;

namespace RagLlama.Extraction.Readers.Text;

internal static class TableHeader
{
    /// <summary>1 when the first row names the columns (words only, none empty or repeated) and rows follow; 0 otherwise.</summary>
    public static int Count(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count < 2)
        {
            return 0;
        }

        var first = rows[0];
        var names = first.Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        return names.Count > 0 && names.Count >= first.Count - 1
            && names.TrueForAll(name => !IsValue(name) && name.Length <= 80)
            && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count ? 1 : 0;
    }

    private static bool IsValue(string cell) =>
        double.TryParse(cell.AsSpan().Trim().TrimEnd('%'), NumberStyles.Any, CultureInfo.InvariantCulture, out var number) && !IsYear(number)
        || DateTime.TryParseExact(cell.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Years are common column names.</summary>
    private static bool IsYear(double number) => number is >= 1900 and <= 2100 && Math.Floor(number) == number;
}
