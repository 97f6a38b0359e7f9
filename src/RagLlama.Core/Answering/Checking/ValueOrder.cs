using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>Which of several values of a sentence the words around a value of the claim speak of.</summary>
internal static class ValueOrder
{
    /// <summary>How far words speak for what a fact is about.</summary>
    private const int Reach = 8;

    /// <summary>What the first cell of a row is said of speaks for all of its cells.</summary>
    private const double WholeRow = 0.5;

    private const int RowKeyWords = 5;

    /// <summary>How much better another value of the sentence must fit before the claim's counts as copied from elsewhere in it.</summary>
    private const double Copied = 2;

    private const double LeastCloser = 0.25;

    /// <summary>Words or facts that must keep their order before values in the other order count as exchanged.</summary>
    private const int LeastAnchors = 2;

    /// <summary>The values stand in the other order than in the source, and everything else that both have in the same.</summary>
    public static bool IsTurned(Claim claim, Fact left, Fact right, SourceSentence sentence, Fact theirLeft, Fact theirRight)
    {
        if (left.Position < right.Position == theirLeft.Position < theirRight.Position)
        {
            return false;
        }

        var anchors = Anchors(claim, left, sentence).ToList();
        if (anchors.Count < LeastAnchors)
        {
            return false;
        }

        return !anchors.Exists(a => anchors.Exists(b => a.Mine < b.Mine && a.First > b.Last));
    }

    /// <summary>A value that the sentence says of something else, while it says another one of what the claim is about.</summary>
    public static bool IsCopied(Fact fact, Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        // The ends of a span stand together: which of several spans is meant cannot be told by nearness.
        if (fact.IsSoft || fact.Kind is FactKind.Code or FactKind.Weekday or FactKind.Ordinal || claim.Facts.Any(f => f.Position != fact.Position && f.IsLike(fact)))
        {
            return false;
        }

        foreach (var sentence in evidence)
        {
            var bearers = sentence.Facts.Where(fact.IsBorneOutBy).ToList();
            var rivals = sentence.Facts.Where(o => o.IsLike(fact) && !o.IsSoft && !claim.Facts.Any(f => f.IsBorneOutBy(o))).ToList();
            if (bearers.Count == 0)
            {
                continue;
            }

            if (rivals.Count == 0)
            {
                return false;
            }

            var own = bearers.Max(b => rivals.Min(r => Closeness(claim, fact, null, sentence, b, r)));
            return rivals.Exists(r => bearers.TrueForAll(b => Closeness(claim, fact, null, sentence, r, b) > (own * Copied) + LeastCloser));
        }

        return false;
    }

    /// <summary>How much the words around a fact of the claim are those around a fact of the evidence.</summary>
    public static double Closeness(Claim claim, Fact mine, Fact? rival, SourceSentence sentence, Fact theirs, Fact? theirRival)
    {
        var sum = 0.0;
        foreach (var term in claim.Terms)
        {
            var here = Nearness(term.Position, term.Clause, mine, rival);
            var there = here == 0 ? 0 : sentence.Terms.Where(t => ClauseMatch.IsSame(term, t)).Select(t => Math.Max(Nearness(t.Position, t.Clause, theirs, theirRival), sentence.IsRow && t.Position < RowKeyWords ? WholeRow : 0)).DefaultIfEmpty(0).Max();
            sum += here * there;
        }

        foreach (var fact in claim.Facts.Where(f => f.Position != mine.Position && !f.IsLike(mine) && !f.IsSoft))
        {
            var here = Nearness(fact.Position, fact.Clause, mine, rival);
            var there = here == 0 ? 0 : sentence.Facts.Where(fact.IsBorneOutBy).Select(f => Nearness(f.Position, f.Clause, theirs, theirRival)).DefaultIfEmpty(0).Max();
            sum += here * there;
        }

        return sum;
    }

    /// <summary>A word speaks for the nearest of two values, hardly for the other.</summary>
    private static double Nearness(int position, int clause, Fact fact, Fact? rival) =>
        Nearness(position, clause, fact) * (rival is not null && Math.Abs(position - rival.Position) + (clause == rival.Clause ? 0 : Reach) < Math.Abs(position - fact.Position) + (clause == fact.Clause ? 0 : Reach) ? 0.25 : 1);

    public static double Nearness(int position, int clause, Fact fact) =>
        Math.Abs(position - fact.Position) is var distance && distance <= Reach ? (clause == fact.Clause ? 1.0 : 0.4) / (1 + (distance / 3.0)) : 0;

    /// <summary>What else claim and sentence both have, with where it stands: words, facts of another sort, words of grammar.</summary>
    private static IEnumerable<(int Mine, int First, int Last)> Anchors(Claim claim, Fact value, SourceSentence sentence)
    {
        foreach (var term in claim.Terms.DistinctBy(t => t.Term.Stem))
        {
            if (Places(sentence.Terms.Where(t => ClauseMatch.IsSame(term, t)).Select(t => t.Position)) is { } places)
            {
                yield return (term.Position, places.First, places.Last);
            }
        }

        foreach (var fact in claim.Facts.Where(f => !f.IsLike(value)))
        {
            if (Places(sentence.Facts.Where(fact.IsBorneOutBy).Select(f => f.Position)) is { } places)
            {
                yield return (fact.Position, places.First, places.Last);
            }
        }

        foreach (var meaning in claim.Reading.Meanings.Where(m => m.Symbol is not ("of" or "range" or "but" or "one" or "between") && !m.Symbol.StartsWith("u:", StringComparison.Ordinal)).DistinctBy(m => m.Symbol))
        {
            if (Places(sentence.Reading.Meanings.Where(m => m.Symbol == meaning.Symbol).Select(m => m.First)) is { } places)
            {
                yield return (meaning.First, places.First, places.Last);
            }
        }
    }

    private static (int First, int Last)? Places(IEnumerable<int> positions) =>
        positions.ToList() is { Count: > 0 } all ? (all.Min(), all.Max()) : null;
}
