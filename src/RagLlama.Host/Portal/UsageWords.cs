using RagLlama.Host.Portal.Texts;

namespace RagLlama.Host.Portal;

/// <summary>Writes amounts of money and energy, from fractions of a cent to thousands.</summary>
internal static class UsageWords
{
    public const string None = "–";

    public static string Measure(LanguageTexts texts, string measure, double value, string? currency) => measure switch
    {
        "cost" => Money(texts, (decimal)value, currency),
        "energy" => Energy(texts, value),
        _ => value.ToString("N0", texts.Culture),
    };

    public static string Money(LanguageTexts texts, decimal? value, string? currency) =>
        value is not { } known ? None : $"{Amount(texts, (double)known)} {currency}".TrimEnd();

    public static string Energy(LanguageTexts texts, double? wattHours) => wattHours switch
    {
        not { } => None,
        >= 1000 => Amount(texts, wattHours.Value / 1000) + " kWh",
        _ => Amount(texts, wattHours.Value) + " Wh",
    };

    public static string Share(LanguageTexts texts, double? share) => share is { } known ? known.ToString("P1", texts.Culture) : None;

    /// <summary>Three digits that count for small amounts, two decimals for others.</summary>
    public static string Amount(LanguageTexts texts, double value)
    {
        if (value is 0 or >= 1)
        {
            return value.ToString("N2", texts.Culture);
        }

        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(value)), 2, 9);
        return Math.Round(value, decimals).ToString("0." + new string('0', 2) + new string('#', decimals - 2), texts.Culture);
    }
}
