using System.Numerics;

namespace RagLlama.Text;

/// <summary>What the words of a Latin-script text say about its language, gathered in one pass.</summary>
/// <param name="scores">How much speaks for each language [<see cref="TrigramTable.Lanes"/>].</param>
/// <param name="ofLanguage">How many of the words are function words of each language.</param>
internal ref struct WordCount(Span<double> scores, Span<int> ofLanguage)
{
    private const double WordWeight = 3.0;
    private const int LongestFunctionWord = 14;
    private const int LongestForeignWord = 16;

    /// <summary>Share of words that must be those of another language, when none of the eight has as many.</summary>
    private const double LeastForeign = 0.06;

    private int others;

    public int Count { get; private set; }

    public Span<double> Scores { get; } = scores;

    public Span<int> OfLanguage { get; } = ofLanguage;

    /// <summary>Number of the language that most speaks for.</summary>
    public readonly int Best
    {
        get
        {
            var best = 0;
            for (var index = 1; index < OfLanguage.Length; index++)
            {
                best = Scores[index] > Scores[best] ? index : best;
            }

            return best;
        }
    }

    /// <summary>How far the best language is ahead of the next.</summary>
    public readonly double Margin
    {
        get
        {
            double best = double.NegativeInfinity, second = double.NegativeInfinity;
            foreach (var score in Scores[..OfLanguage.Length])
            {
                second = Math.Max(second, Math.Min(best, score));
                best = Math.Max(best, score);
            }

            return best - second;
        }
    }

    /// <param name="word">In lower case.</param>
    public void Add(ReadOnlySpan<char> word)
    {
        Count++;
        if (word.Length > LongestForeignWord)
        {
            return;
        }

        others += OtherLanguages.Has(word) ? 1 : 0;
        var mask = LanguageProfiles.LanguagesOf(word);
        var share = word.Length > LongestFunctionWord ? 0 : WordWeight / BitOperations.PopCount(mask);
        for (; mask != 0; mask &= mask - 1)
        {
            var index = BitOperations.TrailingZeroCount(mask);
            OfLanguage[index]++;
            Scores[index] += share;
        }
    }

    /// <summary>True when words of a language that is none of the eight stand out against the <paramref name="own"/> ones.</summary>
    public readonly bool IsForeign(int own) => others > own && others >= 2 && others >= LeastForeign * Count;
}
