using System.Globalization;

namespace RagLlama.Host.Portal.Texts;

/// <summary>The interface's words in one language, with its plural rule and its ways to write numbers and dates.</summary>
public sealed class LanguageTexts(string language, IReadOnlyDictionary<string, TextEntry> entries)
{
    public string Language { get; } = language;

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language);

    /// <summary>The language's own name, such as "Deutsch".</summary>
    public string Name { get; } = Capitalise(CultureInfo.GetCultureInfo(language));

    public IReadOnlyDictionary<string, TextEntry> Entries { get; } = entries;

    public string this[string key] => Entries[key].Other;

    public string Format(string key, params object?[] values) => string.Format(Culture, Entries[key].Other, values);

    /// <summary>The form that fits the count, with <c>{0}</c> the count in the language's digits and grouping.</summary>
    public string Count(string key, int count) =>
        string.Format(Culture, Entries[key].Select(PluralRules.Select(Language, count)), count.ToString("N0", Culture));

    public string Date(DateTimeOffset time) => time.ToLocalTime().ToString(this["format.date"], Culture);

    public string Size(long bytes) => bytes switch
    {
        < 1024 => string.Format(Culture, "{0} B", bytes),
        < 1024 * 1024 => string.Format(Culture, "{0:N0} KB", bytes / 1024.0),
        _ => string.Format(Culture, "{0:N1} MB", bytes / 1024.0 / 1024.0),
    };

    /// <summary>The name of a document's language; empty when it is not known.</summary>
    public string LanguageName(string code) => code is "und" or "" ? "" : Entries.TryGetValue("language." + code, out var name) ? name.Other : code;

    private static string Capitalise(CultureInfo culture) => culture.TextInfo.ToUpper(culture.NativeName[0]) + culture.NativeName[1..];
}
