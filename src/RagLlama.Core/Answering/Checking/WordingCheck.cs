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
    private const int LongestSentence = 120;

    public static bool IsAltered(Claim claim, SourceSentence sentence)
    {
        var mine = Pieces(claim.Reading);
        var theirs = Pieces(sentence.Reading);
        if (mine.Count < ShortestClaim || mine.Count > LongestSentence || theirs.Count > LongestSentence)
        {
            return false;
        }

        var pairs = Align(claim, sentence, mine, theirs);
        if (pairs.Count < OwnWords * mine.Count)
        {
            return false;
        }

        var gaps = Gaps(pairs, mine.Count, theirs.Count).ToList();
        return gaps.Exists(g => IsExchanged(claim, sentence, mine, theirs, g, gaps.Count == 1) || IsDenied(claim, sentence, mine, theirs, g) || IsSkipped(claim, sentence, mine, theirs, g));
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

    private static bool IsExchanged(Claim claim, SourceSentence sentence, List<int> mine, List<int> theirs, (int From, int To, int OtherFrom, int OtherTo) gap, bool isOnly)
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

        if (IsOtherMeaning(Telling(claim.Reading, first, last), Telling(sentence.Reading, otherFirst, otherLast)))
        {
            return true;
        }

        var words = claim.Terms.Where(t => t.Position >= first && t.Position <= last).ToList();
        var otherWords = sentence.Terms.Where(t => t.Position >= otherFirst && t.Position <= otherLast).ToList();
        return words.Count > 0 && otherWords.Count > 0
            && words.Exists(w => !sentence.Has(w) && (isOnly || w.IsName || PlaceNames.IsPlace(w.Word))) && otherWords.Exists(o => !claim.Terms.Any(t => ClauseMatch.IsSame(t, o)));
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

    /// <summary>Where the source has one name or value, the claim goes on with a later one of its sort.</summary>
    private static bool IsSkipped(Claim claim, SourceSentence sentence, List<int> mine, List<int> theirs, (int From, int To, int OtherFrom, int OtherTo) gap)
    {
        if (gap.From != gap.To || gap.From == 0 || gap.From >= mine.Count || gap.OtherTo - gap.OtherFrom <= LongestGap)
        {
            return false;
        }

        var (next, skipped) = (mine[gap.From], theirs[gap.OtherFrom]);
        return (ClaimTerms.IsName(claim.Reading, next) && ClaimTerms.IsName(sentence.Reading, skipped))
            || claim.Facts.Any(f => f.Position == next && sentence.Facts.Any(o => o.Position == skipped && o.IsLike(f) && !f.IsBorneOutBy(o)));
    }

    private static bool HasNegation(TextReading reading, int first, int last) =>
        reading.Meanings.Any(m => m.Symbol is "not" or "no" or "mustnot" or "neednot" && m.Last >= first && m.First <= last);

    /// <summary>Both have words of grammar in this place, and not the same.</summary>
    private static bool IsOtherMeaning(HashSet<string> mine, HashSet<string> theirs) => mine.Count > 0 && theirs.Count > 0 && !mine.Overlaps(theirs);

    private static HashSet<string> Telling(TextReading reading, int first, int last) => reading.Meanings
        .Where(m => m.First >= first && m.Last <= last && (m.Symbol is "must" or "may" or "<" or ">" or "<<" or ">>" or "before" or "after" or "all" or "some" or "only" or "also" or "not" or "no" || m.Symbol.Contains(':', StringComparison.Ordinal)))
        .Select(m => m.Symbol)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The longest common subsequence, as pairs of positions.</summary>
    private static List<(int Mine, int Theirs)> Align(Claim claim, SourceSentence sentence, List<int> mine, List<int> theirs)
    {
        var lengths = new int[mine.Count + 1, theirs.Count + 1];
        for (var i = mine.Count - 1; i >= 0; i--)
        {
            for (var j = theirs.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = claim.Reading.Words[mine[i]].Text == sentence.Reading.Words[theirs[j]].Text
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < mine.Count && j < theirs.Count;)
        {
            if (claim.Reading.Words[mine[i]].Text == sentence.Reading.Words[theirs[j]].Text)
            {
                pairs.Add((i++, j++));
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
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
