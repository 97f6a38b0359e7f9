using RagLlama.Text;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// A word of the question that no visible passage has, nor any word of its stem, is looked up as the most frequent visible word that is one letter away.
/// Words of passages the asker may not see are never offered: a correction would tell that they exist.
/// </summary>
internal sealed class SpellingTolerance(IReadOnlyList<LexicalPart> parts, LexicalSearch search)
{
    // In shorter words one letter makes another word as often as a misspelling.
    private const int ShortestWord = 5;

    // Bytes of a character in UTF-8.
    private const int LongestLetter = 4;

    // Each costs a walk through the dictionaries.
    private const int MostCorrections = 3;

    /// <param name="terms">Of the question: stems, each followed by its word as it stands.</param>
    /// <returns>The terms with those of the corrected words in place of the misspelled ones.</returns>
    public IReadOnlyList<string> Correct(IReadOnlyList<string> terms, string language)
    {
        List<string>? corrected = null;
        var corrections = 0;
        for (var index = 0; index < terms.Count && corrections < MostCorrections; index++)
        {
            if (!IsWord(terms[index]) || search.VisibleChunks(terms[index]) > 0 || (index > 0 && IsStem(terms[index - 1]) && search.VisibleChunks(terms[index - 1]) > 0))
            {
                continue;
            }

            corrections++;
            if (Nearest(terms[index]) is not { } word)
            {
                continue;
            }

            corrected ??= [.. terms];
            corrected.Remove(terms[index]);
            if (index > 0 && IsStem(terms[index - 1]))
            {
                corrected.Remove(terms[index - 1]);
            }

            AddTerms(word, language, corrected);
        }

        return corrected ?? terms;
    }

    private static void AddTerms(string word, string language, List<string> terms) =>
        terms.AddRange(TextAnalyzer.AnalyzeQuery(word, language).Where(term => !terms.Contains(term)));

    private static bool IsWord(string term) => term.Length > ShortestWord && term[0] == TextAnalyzer.ExactMark && term.AsSpan(1).IndexOfAnyInRange('0', '9') < 0 && char.IsLetter(term[1]);

    private static bool IsStem(string term) => term[0] != TextAnalyzer.ExactMark;

    /// <summary>False for nearly all: whatever the one edit is, in a word this long it leaves the first letter or the last.</summary>
    private static bool MayBeNear(ReadOnlySpan<byte> wanted, ReadOnlySpan<byte> other) =>
        other.Length > 2 && Math.Abs(other.Length - wanted.Length) <= LongestLetter && (other[1] == wanted[1] || other[^1] == wanted[^1]);

    private string? Nearest(string term)
    {
        var wanted = new byte[TermBytes.Longest];
        var length = TermBytes.Write(term, wanted);
        var found = new List<(string Term, int Chunks)>();
        foreach (var part in parts)
        {
            part.Search((byte)TextAnalyzer.ExactMark, bytes => MayBeNear(wanted.AsSpan(0, length), bytes) && TermBytes.WithinOneEdit(wanted.AsSpan(0, length), bytes), found);
        }

        // The first letter is hardly ever the wrong one.
        return found.Select(candidate => candidate.Term).Distinct(StringComparer.Ordinal)
            .Select(candidate => (Term: candidate, Chunks: search.VisibleChunks(candidate)))
            .Where(candidate => candidate.Chunks > 0 && candidate.Term.Length > 1)
            .OrderByDescending(candidate => candidate.Term[1] == term[1]).ThenByDescending(candidate => candidate.Chunks).ThenBy(candidate => candidate.Term, StringComparer.Ordinal)
            .Select(candidate => candidate.Term[1..]).FirstOrDefault();
    }
}
