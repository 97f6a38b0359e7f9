using System.Buffers;

namespace RagLlama.Text;

/// <summary>
/// Names the language of a text: by script for Thai and Hindi; for Latin script by function words, letters with accents and how likely its
/// letter triples are in each language. Made for questions of four words as well as for pages.
/// </summary>
public static partial class LanguageDetector
{
    /// <summary>Undetermined: too short, mixed, or a language that is not one of the eight.</summary>
    public const string Undetermined = "und";

    /// <summary>The eight languages, as ISO 639-1 codes.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "de", "fr", "it", "pt", "hi", "es", "th"];

    // Enough to tell; more only costs time.
    private const int LongestSample = 2000;

    private const double WordWeight = 3.0;
    private const double LetterWeight = 2.0;
    private const double SpanishMarkWeight = 6.0;
    private const double LeastMargin = 0.3;

    private static readonly string[] Latin = ["en", "de", "fr", "it", "pt", "es"];
    private static readonly SearchValues<char> WordSeparators = SearchValues.Create(" \t\n\r.,:;!?()[]{}<>\"'’‘“”„«»/\\-–—¿¡…|*#=+&%$€£@_~^`0123456789");

    private static readonly bool[] s_separates = [.. Enumerable.Range(0, 128).Select(c => WordSeparators.Contains((char)c))];

    /// <returns><c>en de fr it pt hi es th</c> or <c>und</c>.</returns>
    public static string Detect(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, LongestSample));
        int thai = 0, devanagari = 0, latin = 0;
        foreach (var c in sample)
        {
            if (c is >= '\u0e00' and <= '\u0e7f')
            {
                thai++;
            }
            else if (c is >= '\u0900' and <= '\u097f')
            {
                devanagari++;
            }
            else if (char.IsLetter(c) && c < '\u0250')
            {
                latin++;
            }
        }

        // Names and terms in Latin letters stand in Thai and Hindi sentences, hardly ever the other way round.
        if (thai + devanagari > 0 && (thai + devanagari) * 3 >= latin)
        {
            return thai >= devanagari ? "th" : "hi";
        }

        return latin == 0 ? Undetermined : DetectLatin(sample);
    }

    private static string DetectLatin(ReadOnlySpan<char> sample)
    {
        Span<char> lower = stackalloc char[sample.Length];
        sample.ToLowerInvariant(lower);
        Span<double> scores = stackalloc double[Latin.Length];
        AddLetters(lower, scores);
        AddWords(lower, scores);

        int best = 0, second = -1;
        for (var index = 1; index < Latin.Length; index++)
        {
            if (scores[index] > scores[best])
            {
                (second, best) = (best, index);
            }
            else if (second < 0 || scores[index] > scores[second])
            {
                second = index;
            }
        }

        return scores[best] > 0 && scores[best] - scores[second] >= LeastMargin ? Latin[best] : Undetermined;
    }

    private static void AddWords(ReadOnlySpan<char> lower, Span<double> scores)
    {
        var start = 0;
        for (var index = 0; index <= lower.Length; index++)
        {
            if (index < lower.Length && !IsSeparator(lower[index]))
            {
                continue;
            }

            if (index > start)
            {
                LanguageProfiles.AddTrigrams(lower[start..index], scores);
                AddFunctionWord(lower[start..index], scores);
            }

            start = index + 1;
        }
    }

    private static bool IsSeparator(char c) => c < 128 ? s_separates[c] : WordSeparators.Contains(c);

    private static void AddFunctionWord(ReadOnlySpan<char> word, Span<double> scores)
    {
        if (word.Length > 14)
        {
            return;
        }

        var mask = LanguageProfiles.LanguagesOf(word);
        if (mask == 0)
        {
            return;
        }

        var share = WordWeight / System.Numerics.BitOperations.PopCount(mask);
        for (var index = 0; index < Latin.Length; index++)
        {
            if ((mask & (1u << index)) != 0)
            {
                scores[index] += share;
            }
        }
    }

    private static void AddLetters(ReadOnlySpan<char> lower, Span<double> scores)
    {
        foreach (var c in lower)
        {
            if (c < 128)
            {
                continue;
            }

            if (c is '¿' or '¡')
            {
                scores[Array.IndexOf(Latin, "es")] += SpanishMarkWeight;
                continue;
            }

            var languages = c switch
            {
                'ß' or 'ä' or 'ö' or 'ü' => "de",
                'ñ' => "es",
                'ã' or 'õ' => "pt",
                'ç' => "fr pt",
                'œ' or 'ë' or 'û' or 'î' or 'ï' => "fr",
                'ì' or 'ò' => "it",
                'è' or 'ù' => "fr it",
                'à' => "fr it pt",
                'ê' or 'ô' or 'â' => "fr pt",
                'á' or 'í' or 'ó' or 'ú' => "es pt",
                'é' => "fr es pt",
                _ => "",
            };
            if (languages.Length == 0)
            {
                continue;
            }

            var share = LetterWeight / ((languages.Length + 1) / 3);
            for (var index = 0; index < Latin.Length; index++)
            {
                if (languages.Contains(Latin[index], StringComparison.Ordinal))
                {
                    scores[index] += share;
                }
            }
        }
    }
}
