namespace RagLlama.Text;

/// <summary>One term for all names of a unit, so that "km" in a table meets "Kilometer" in a question, and "€40,000" meets "40,000 euros".</summary>
internal static class UnitTerms
{
    /// <summary>Begins a term that stands for a unit.</summary>
    public const char Mark = '~';

    // Single letters are list marks and variables as often as units; these words mean something else more often.
    private static readonly HashSet<string> Ambiguous = new(StringComparer.Ordinal) { "real", "bar", "metro", "metri", "metros", "libras", "ton", "rs", "an", "std", "sec", "gm" };

    // Days and years have no other spelling to meet, and would join what only their number tells apart.
    private static readonly HashSet<string> Calendar = new(StringComparer.Ordinal) { "day", "week", "month", "year" };

    private static readonly Dictionary<string, string> Terms = UnitNames.Units
        .Where(unit => !Calendar.Contains(unit.Value))
        .Select(unit => KeyValuePair.Create(TextFolding.Fold(unit.Key), Mark + unit.Value))
        .Where(unit => IsWord(unit.Key) || IsSign(unit.Key))
        .DistinctBy(unit => unit.Key)
        .ToDictionary(StringComparer.Ordinal);

    /// <param name="word">Folded.</param>
    /// <returns>The unit's term, or null for a word that names none.</returns>
    public static string? Of(string word) => Terms.GetValueOrDefault(word);

    private static bool IsWord(string key) => key.Length > 1 && key.All(char.IsLetter) && !Ambiguous.Contains(key);

    private static bool IsSign(string key) => key.Length == 1 && char.GetUnicodeCategory(key[0]) == System.Globalization.UnicodeCategory.CurrencySymbol;
}
