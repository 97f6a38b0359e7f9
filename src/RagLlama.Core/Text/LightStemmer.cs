namespace RagLlama.Text;

/// <summary>
/// Light stemmers: they join the forms of one noun, adjective or regular verb, and leave derivation mostly alone. After the method of
/// J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages" (2006); rules of our own.
/// Words come folded: lower case, without accents.
/// </summary>
internal static class LightStemmer
{
    public static string Stem(string word, string language)
    {
        if (word.Length <= 3)
        {
            return word;
        }

        return language switch
        {
            "en" => EnglishStemmer.Stem(word),
            "de" => GermanStemmer.Stem(word),
            "fr" => RomanceStemmer.French(word),
            "it" => RomanceStemmer.Italian(word),
            "es" => RomanceStemmer.Spanish(word),
            "pt" => RomanceStemmer.Portuguese(word),
            "hi" => HindiStemmer.Stem(word),
            _ => word,
        };
    }
}
