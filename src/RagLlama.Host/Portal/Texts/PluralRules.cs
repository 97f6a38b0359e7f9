namespace RagLlama.Host.Portal.Texts;

/// <summary>Cardinal plural categories of whole numbers (Unicode CLDR), for the portal's languages. "Many", used from a million on, falls to Other.</summary>
public static class PluralRules
{
    public static PluralForm Select(string language, int count) => language switch
    {
        "th" => PluralForm.Other,
        "fr" or "pt" or "hi" => count is 0 or 1 ? PluralForm.One : PluralForm.Other,
        _ => count == 1 ? PluralForm.One : PluralForm.Other,
    };
}
