using RagLlama.Answering.Facts;
using RagLlama.Text;

namespace RagLlama.Answering.Checking;

/// <summary>The content words of a reading: those that no fact and no entry of the word table stands for.</summary>
internal static class ClaimTerms
{
    public static IReadOnlyList<ClaimTerm> Of(TextReading reading)
    {
        var terms = new List<ClaimTerm>();
        var taken = new bool[reading.Words.Count];
        foreach (var meaning in reading.Meanings.Where(m => IsForm(m.Symbol)))
        {
            Array.Fill(taken, true, meaning.First, meaning.Last - meaning.First + 1);
        }

        for (var i = 0; i < reading.Words.Count; i++)
        {
            var word = reading.Words[i];
            if (word.Kind is not WordKind.Word || taken[i] || word.Text.Length < 2)
            {
                continue;
            }

            var stems = TextAnalyzer.Analyze(word.Text, reading.Language);
            var exact = stems.FirstOrDefault(t => t[0] == TextAnalyzer.ExactMark);
            foreach (var stem in stems.Where(t => t[0] != TextAnalyzer.ExactMark))
            {
                var isName = IsName(reading, i);
                terms.Add(new ClaimTerm(new QuestionTerm(stem, exact, isName), word.Text, i, word.Clause, isName) { IsCue = reading.MeaningsAt(i).Any(m => m.Symbol is not "of") });
            }
        }

        return terms;
    }

    /// <summary>
    /// A capital where none is due. German writes every noun with one, so there a name is two capitals in a row, or a place. A word that opens
    /// its sentence is a name when the next one is.
    /// </summary>
    public static bool IsName(TextReading reading, int at)
    {
        var word = reading.Words[at];
        if (!word.IsCapital || word.Kind is not WordKind.Word || reading.MeaningsAt(at).Any(m => IsForm(m.Symbol)))
        {
            return false;
        }

        if (reading.Language != "de")
        {
            return !word.OpensSentence || (IsCapitalWord(reading, at + 1) && !StopWords.For(reading.Language).Contains(word.Text));
        }

        return (IsCapitalWord(reading, at + 1) && !StopWords.For("de").Contains(word.Text) && !word.OpensSentence) || (IsCapitalWord(reading, at - 1) && !reading.Words[at - 1].OpensSentence);
    }

    /// <summary>Numbers, units, dates and the words of grammar are checked by themselves.</summary>
    private static bool IsForm(string symbol) => symbol.IndexOf(':', StringComparison.Ordinal) is var colon
        && (colon < 0 ? symbol is not ("half" or "one") : symbol[..colon] is "u" or "n" or "o" or "m" or "ma" or "w" or "t" or "per" or "kind");

    private static bool IsCapitalWord(TextReading reading, int at) => at >= 0 && at < reading.Words.Count && reading.Words[at] is { Kind: WordKind.Word, IsCapital: true };
}
