namespace RagLlama.Text;

/// <summary>Passages of documents, which may be in any language, unlike questions.</summary>
public static partial class LanguageDetector
{
    /// <summary>Clearly a language that is not one of the eight.</summary>
    public const string Other = "other";

    /// <summary>A number, a name or a product code is of no language.</summary>
    private const int LeastLetters = 12;

    /// <summary>Share of words that must be those of another language, when none of the eight has as many.</summary>
    private const double LeastForeign = 0.06;

    /// <returns>One of the eight codes, <see cref="Other"/>, or <see cref="Undetermined"/> for a text that is too short to tell.</returns>
    public static string DetectPassage(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, LongestSample));
        int known = 0, foreign = 0;
        foreach (var c in sample)
        {
            if (char.IsLetter(c) || c is >= '\u0900' and <= '\u097f' or >= '\u0e00' and <= '\u0e7f')
            {
                var isKnown = c is < '\u0250' or (>= '\u1e00' and <= '\u1eff') or (>= '\u0900' and <= '\u097f') or (>= '\u0e00' and <= '\u0e7f');
                known += isKnown ? 1 : 0;
                foreign += isKnown ? 0 : 1;
            }
        }

        // A character of Chinese or Japanese stands for as much as a word of letters.
        if (foreign > known / 2)
        {
            return foreign >= LeastLetters / 3 ? Other : Undetermined;
        }

        if (known < LeastLetters)
        {
            return Undetermined;
        }

        var language = Detect(text);
        return language is not ("hi" or "th") && IsForeign(sample, language) ? Other : language;
    }

    private static bool IsForeign(ReadOnlySpan<char> sample, string language)
    {
        var mask = Array.IndexOf(Latin, language) is >= 0 and var index ? 1u << index : 0;
        int words = 0, own = 0, others = 0;
        Span<char> lower = stackalloc char[16];
        while (!sample.IsEmpty)
        {
            var length = sample.IndexOfAny(WordSeparators);
            var word = length < 0 ? sample : sample[..length];
            if (!word.IsEmpty)
            {
                words++;
                if (word.Length <= lower.Length && word.ToLowerInvariant(lower) is > 0 and var written)
                {
                    own += (LanguageProfiles.LanguagesOf(lower[..written]) & mask) != 0 ? 1 : 0;
                    others += OtherLanguages.Has(lower[..written]) ? 1 : 0;
                }
            }

            sample = length < 0 ? [] : sample[(length + 1)..];
        }

        return others > own && others >= 2 && others >= LeastForeign * words;
    }
}
