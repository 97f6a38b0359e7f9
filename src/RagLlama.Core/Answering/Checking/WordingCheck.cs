using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>
/// Finds the one word that was exchanged in a sentence that is otherwise its source's: where everything else stands in the same order, a
/// different word in the same place says something different.
/// </summary>
internal static class WordingCheck
{
    /// <summary>Share of the claim's words that stand in the same order in the source, from which on it counts as the source's own.</summary>
    private const double OwnWords = 0.75;

    private const int ShortestClaim = 4;
    private const int LongestGap = 3;

    /// <summary>Words of a sentence in which a single other one is an alteration.</summary>
    private const int LeastAround = 6;

    /// <summary>Other words that a short sentence may have and still be the source's own.</summary>
    private const int MostOther = 2;

    private const int LongestSentence = 120;

    public static bool IsAltered(Claim claim, SourceSentence sentence)
    {
        var mine = Pieces(claim.Reading);
        var theirs = Pieces(sentence.Reading);
        if (mine.Count < ShortestClaim || mine.Count > LongestSentence || theirs.Count > LongestSentence)
        {
            return false;
        }

        var isWhole = Math.Abs(mine.Count - theirs.Count) <= LongestGap;
        var enough = isWhole ? Math.Min(OwnWords * mine.Count, Math.Max(ShortestClaim, mine.Count - MostOther)) : OwnWords * mine.Count;
        if (Shared(claim, sentence, mine, theirs) < enough)
        {
            return false;
        }

        var pairs = Align(claim, sentence, mine, theirs);
        if (pairs.Count < enough)
        {
            return false;
        }

        var gaps = Gaps(pairs, mine.Count, theirs.Count).ToList();
        var isOnly = gaps.Count(g => !IsItemNumber(g)) == 1 && (isWhole || (!sentence.IsRow && mine.Count >= LeastAround));
        return gaps.Exists(g => IsExchanged(claim, sentence, mine, theirs, g, isOnly, isWhole) || IsDenied(claim, sentence, mine, theirs, g) || IsSkipped(claim, sentence, mine, theirs, g));
    }

    private static List<int> Pieces(TextReading reading)
    {
        var pieces = new List<int>(reading.Words.Count);
        for (var i = 0; i < reading.Words.Count; i++)
        {
            if (reading.Words[i].Kind is not WordKind.Mark)
            {
                pieces.Add(i);
            }
        }

        return pieces;
    }

    private static bool IsExchanged(Claim claim, SourceSentence sentence, List<int> mine, List<int> theirs, (int From, int To, int OtherFrom, int OtherTo) gap, bool isOnly, bool isWhole)
    {
        if (gap.To - gap.From is < 1 or > LongestGap || gap.OtherTo - gap.OtherFrom is < 1 or > LongestGap)
        {
            return false;
        }

        var (first, last) = (mine[gap.From], mine[gap.To - 1]);
        var (otherFirst, otherLast) = (theirs[gap.OtherFrom], theirs[gap.OtherTo - 1]);
        var facts = claim.Facts.Where(f => f.Position >= first && f.Position <= last).ToList();
        var others = sentence.Reading.Facts.Where(f => f.Position >= otherFirst && f.Position <= otherLast).ToList();
        if (facts.Count > 0 && others.Count > 0)
        {
            return facts.Exists(f => others.Exists(o => o.IsLike(f)) && !others.Exists(f.IsBorneOutBy));
        }

        var (telling, otherTelling) = (Telling(claim.Reading, first, last), Telling(sentence.Reading, otherFirst, otherLast));
        if ((isWhole || !sentence.IsRow) && IsOtherMeaning(telling, otherTelling))
        {
            return true;
        }

        var words = claim.Terms.Where(t => t.Position >= first && t.Position <= last).ToList();
        var otherWords = sentence.Terms.Where(t => t.Position >= otherFirst && t.Position <= otherLast).ToList();
        if (isOnly && isWhole && telling.Count + otherTelling.Count > 0 && !telling.Overlaps(otherTelling))
        {
            // A word of grammar for any other: "each" for "certain", "necessary" for "unnecessary".
            return (telling.Count > 0 || words.Count > 0) && (otherTelling.Count > 0 || otherWords.Count > 0);
        }

        return words.Count > 0 && otherWords.Count > 0
            && words.Exists(w => !otherWords.Exists(o => ClauseMatch.IsSame(w, o)) && !HasWord(sentence.Reading, w.Word) && (isOnly || w.IsName || PlaceNames.IsPlace(w.Word)))
            && otherWords.Exists(o => !words.Exists(w => ClauseMatch.IsSame(w, o)) && !HasWord(claim.Reading, o.Word));
    }

    /// <summary>A "not" put in or left out between words that are all the source's own.</summary>
    private static bool IsDenied(Claim claim, SourceSentence sentence, List<int> mine, List<int> theirs, (int From, int To, int OtherFrom, int OtherTo) gap)
    {
        if (gap.To - gap.From > LongestGap || gap.OtherTo - gap.OtherFrom > LongestGap)
        {
            return false;
        }

        var here = gap.To > gap.From && HasNegation(claim.Reading, mine[gap.From], mine[gap.To - 1]);
        var there = gap.OtherTo > gap.OtherFrom && HasNegation(sentence.Reading, theirs[gap.OtherFrom], theirs[gap.OtherTo - 1]);
        return here != there;
    }

    /// <summary>Where the source has one name, the claim goes on with a later one.</summary>
    private static bool IsSkipped(Claim claim, SourceSentence sentence, List<int> mine, List<int> theirs, (int From, int To, int OtherFrom, int OtherTo) gap)
    {
        if (gap.From != gap.To || gap.From == 0 || gap.From >= mine.Count || gap.OtherTo - gap.OtherFrom <= LongestGap)
        {
            return false;
        }

        var (next, skipped) = (mine[gap.From], theirs[gap.OtherFrom]);
        return ClaimTerms.IsName(claim.Reading, next) && ClaimTerms.IsName(sentence.Reading, skipped);
    }

    /// <summary>The number of a list item, which an answer leaves out.</summary>
    private static bool IsItemNumber((int From, int To, int OtherFrom, int OtherTo) gap) => gap is { From: 0, To: 0, OtherFrom: 0, OtherTo: 1 };

    /// <summary>The very word: "fork lowered" is not borne out by "passing below".</summary>
    private static bool HasWord(TextReading reading, string word) => reading.Words.Any(w => w.Text == word);

    private static bool HasNegation(TextReading reading, int first, int last) =>
        reading.Meanings.Any(m => m.Symbol is "not" or "no" or "mustnot" or "neednot" && m.Last >= first && m.First <= last);

    /// <summary>Both have words of grammar in this place, and not the same.</summary>
    private static bool IsOtherMeaning(HashSet<string> mine, HashSet<string> theirs) => mine.Count > 0 && theirs.Count > 0 && !mine.Overlaps(theirs);

    private static HashSet<string> Telling(TextReading reading, int first, int last) => reading.Meanings
        .Where(m => m.Last >= first && m.First <= last && (m.Symbol is "must" or "may" or "<" or ">" or "<<" or ">>" or "before" or "after" or "all" or "some" or "only" or "also" or "not" or "no" || m.Symbol.Contains(':', StringComparison.Ordinal)))
        .Select(m => m.Symbol)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Words of the claim that the sentence has in any order.</summary>
    private static int Shared(Claim claim, SourceSentence sentence, List<int> mine, List<int> theirs)
    {
        var words = theirs.Select(t => sentence.Reading.Words[t].Text).ToHashSet(StringComparer.Ordinal);
        return mine.Count(m => words.Contains(claim.Reading.Words[m].Text));
    }

    /// <summary>The longest common subsequence, as pairs of positions; what both begin and end with needs no search.</summary>
    private static List<(int Mine, int Theirs)> Align(Claim claim, SourceSentence sentence, List<int> mine, List<int> theirs)
    {
        bool AreSame(int i, int j) => claim.Reading.Words[mine[i]].Text == sentence.Reading.Words[theirs[j]].Text;
        var pairs = new List<(int, int)>();
        var (start, end, otherEnd) = (0, mine.Count, theirs.Count);
        for (; start < end && start < otherEnd && AreSame(start, start); start++)
        {
            pairs.Add((start, start));
        }

        while (end > start && otherEnd > start && AreSame(end - 1, otherEnd - 1))
        {
            end--;
            otherEnd--;
        }

        var lengths = new int[end - start + 1, otherEnd - start + 1];
        for (var i = end - 1; i >= start; i--)
        {
            for (var j = otherEnd - 1; j >= start; j--)
            {
                lengths[i - start, j - start] = AreSame(i, j)
                    ? lengths[i - start + 1, j - start + 1] + 1
                    : Math.Max(lengths[i - start + 1, j - start], lengths[i - start, j - start + 1]);
            }
        }

        for (int i = start, j = start; i < end && j < otherEnd;)
        {
            if (AreSame(i, j))
            {
                pairs.Add((i++, j++));
            }
            else if (lengths[i - start + 1, j - start] >= lengths[i - start, j - start + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        for (var i = end; i < mine.Count; i++)
        {
            pairs.Add((i, otherEnd + i - end));
        }

        return pairs;
    }

    private static IEnumerable<(int From, int To, int OtherFrom, int OtherTo)> Gaps(List<(int Mine, int Theirs)> pairs, int count, int otherCount)
    {
        var (mine, theirs) = (0, 0);
        foreach (var pair in pairs.Append((count, otherCount)))
        {
            if (pair.Item1 > mine || pair.Item2 > theirs)
            {
                yield return (mine, pair.Item1, theirs, pair.Item2);
            }

            (mine, theirs) = (pair.Item1 + 1, pair.Item2 + 1);
        }
    }
}
