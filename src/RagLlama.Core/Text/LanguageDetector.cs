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

    /// <summary>Whether both languages are known and not the same.</summary>
    public static bool AreDifferent(string one, string other) => one != Undetermined && other != Undetermined && one != other;

    /// <summary>The eight languages, as ISO 639-1 codes.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "de", "fr", "it", "pt", "hi", "es", "th"];

    // Enough to tell; more only costs time.
    private const int LongestSample = 2000;

    // After so many words, one language being so far ahead of the next settles it (a sequential test: Wald 1945).
    private const int LeastWords = 24;
    private const double SettledMargin = 20;

    private const double LetterWeight = 2.0;
    private const double SpanishMarkWeight = 6.0;
    private const double LeastMargin = 0.3;

    private static readonly string[] Latin = ["en", "de", "fr", "it", "pt", "es"];
    private static readonly SearchValues<char> WordSeparators = SearchValues.Create(" \t\n\r.,:;!?()[]{}<>\"'’‘“”„«»/\\-–—¿¡…|*#=+&%$€£@_~^`0123456789");

    private static readonly bool[] s_separates = [.. Enumerable.Range(0, 128).Select(c => WordSeparators.Contains((char)c))];

    /// <returns><c>en de fr it pt hi es th</c> or <c>und</c>.</returns>
    public static string Detect(string text)
    {
        var sample = SampleOf(text);
        return Detect(sample, ScriptCount.Of(sample), out _);
    }

    private static ReadOnlySpan<char> SampleOf(string text) => text.AsSpan(0, Math.Min(text.Length, LongestSample));

    private static string Detect(ReadOnlySpan<char> sample, ScriptCount count, out bool isForeign)
    {
        isForeign = false;

        // Names and terms in Latin letters stand in Thai and Hindi sentences, hardly ever the other way round.
        if (count.Thai + count.Devanagari > 0 && (count.Thai + count.Devanagari) * 3 >= count.Latin)
        {
            return count.Thai >= count.Devanagari ? "th" : "hi";
        }

        return count.Latin == 0 ? Undetermined : DetectLatin(sample, out isForeign);
    }

    private static string DetectLatin(ReadOnlySpan<char> sample, out bool isForeign)
    {
        Span<char> lower = stackalloc char[sample.Length];
        sample.ToLowerInvariant(lower);
        var words = new WordCount(stackalloc double[TrigramTable.Lanes], stackalloc int[Latin.Length]);
        AddLetters(lower, words.Scores);
        AddWords(lower, ref words);

        var best = words.Best;
        var isClear = words.Scores[best] > 0 && words.Margin >= LeastMargin;
        isForeign = words.IsForeign(isClear ? words.OfLanguage[best] : 0);
        return isClear ? Latin[best] : Undetermined;
    }

    private static void AddWords(ReadOnlySpan<char> lower, ref WordCount words)
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
                var word = lower[start..index];
                LanguageProfiles.AddTrigrams(word, words.Scores);
                words.Add(word);
                if (words.Count % LeastWords == 0 && words.Margin >= SettledMargin)
                {
                    return;
                }
            }

            start = index + 1;
        }
    }

    private static bool IsSeparator(char c) => c < 128 ? s_separates[c] : WordSeparators.Contains(c);

    private static void AddLetters(ReadOnlySpan<char> lower, Span<double> scores)
    {
        for (var rest = lower; rest.IndexOfAnyExceptInRange('\0', '\x7f') is >= 0 and var next; rest = rest[(next + 1)..])
        {
            var c = rest[next];
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
