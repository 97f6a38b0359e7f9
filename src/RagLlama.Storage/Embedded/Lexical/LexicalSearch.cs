using System.Buffers;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// BM25 divided by the greatest value the question could reach, Σ idf · (k1 + 1), so that scores of different questions can be compared. Every
/// statistic (how many passages there are, how long they are, how many have a term) and every choice of terms is made over the passages the
/// asker may see: what others keep to themselves influences nothing.
/// </summary>
internal sealed class LexicalSearch(IReadOnlyList<LexicalPart> parts, ChunkTable table, VisibleChunks visible, EmbeddedIndexOptions options)
{
    // A term in more than a quarter of the passages tells little; in a small collection even such a term does.
    private const double FrequentShare = 0.25;
    private const int NeverFrequent = 20;

    // Counting fewer is as quick as remembering.
    private const int RememberedAbove = 1000;

    // A search never leaves its thread, and no search runs inside another.
    [ThreadStatic]
    private static Room? t_room;

    private readonly Room _room = t_room ??= new();
    private readonly Bm25 _formula = new(visible.MeanTerms);
    private readonly int _removed = RemovedFrom(parts);

    /// <summary>Adds the score of every visible passage at its slot.</summary>
    /// <param name="terms">The question's terms, each once.</param>
    /// <param name="scores">[slots], zero on entry; 0 to 1 on return, 0 where not visible.</param>
    /// <returns>The terms that took part.</returns>
    /// <exception cref="InvalidDataException">A segment was damaged after it was opened.</exception>
    public IReadOnlyList<ScoredTerm> Score(IReadOnlyList<string> terms, Span<float> scores)
    {
        if (terms.Count == 0 || visible.Count == 0)
        {
            return [];
        }

        var lists = ArrayPool<PostingList>.Shared.Rent(terms.Count * parts.Count);
        try
        {
            var chosen = Choose(terms, lists);
            var scored = Weigh(terms, chosen);
            for (var index = 0; index < scored.Length; index++)
            {
                for (var part = 0; part < parts.Count; part++)
                {
                    var list = lists[(chosen[index].Index * parts.Count) + part];
                    if (list.Chunks > 0)
                    {
                        Add(parts[part], list, scored[index].Weight, scores);
                    }
                }
            }

            return scored;
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("A file of the index is damaged: 'ragllama fsck' names it, 'ragllama fsck --repair' heals it.", e);
        }
        finally
        {
            ArrayPool<PostingList>.Shared.Return(lists);
        }
    }

    /// <summary>How many visible passages have the term; an upper bound where so many have it that some must be visible.</summary>
    public int VisibleChunks(string term)
    {
        var lists = ArrayPool<PostingList>.Shared.Rent(Math.Max(1, parts.Count));
        try
        {
            var found = lists.AsSpan(0, parts.Count);
            var all = Find(term, found);
            return all > table.Count - visible.Count + _removed ? all : CountVisible(term, all, found);
        }
        finally
        {
            ArrayPool<PostingList>.Shared.Return(lists);
        }
    }

    /// <summary>The terms to look up, rarest first: all that are not frequent, and at least one that occurs.</summary>
    private List<Choice> Choose(IReadOnlyList<string> terms, PostingList[] lists)
    {
        var frequent = Math.Max(NeverFrequent, visible.Count * FrequentShare);
        var hidden = table.Count - visible.Count;
        var counted = _room.Counted;
        var postponed = _room.Postponed;
        counted.Clear();
        postponed.Clear();
        for (var index = 0; index < terms.Count; index++)
        {
            var all = Find(terms[index], lists.AsSpan(index * parts.Count, parts.Count));

            // Even if every hidden and every removed passage has the term, too many visible ones do: no need to count them.
            if (all - hidden - _removed > frequent)
            {
                postponed.Add(new Choice(index, all));
            }
            else
            {
                counted.Add(new Choice(index, CountVisible(terms[index], all, lists.AsSpan(index * parts.Count, parts.Count))));
            }
        }

        // Without a rare term that occurs, the least frequent one counts, whichever that is.
        if (!HasRare(counted, frequent))
        {
            foreach (var (index, all) in postponed)
            {
                counted.Add(new Choice(index, CountVisible(terms[index], all, lists.AsSpan(index * parts.Count, parts.Count))));
            }
        }

        counted.Sort((one, other) => one.Chunks == other.Chunks ? one.Index.CompareTo(other.Index) : one.Chunks.CompareTo(other.Chunks));
        var found = false;
        var budget = (long)options.MaxOccurrences;
        for (var index = 0; index < counted.Count; index++)
        {
            budget -= counted[index].Chunks;
            if (found && (budget < 0 || counted[index].Chunks > frequent))
            {
                counted.RemoveRange(index, counted.Count - index);
            }
            else
            {
                found |= counted[index].Chunks > 0;
            }
        }

        return counted;
    }

    private static bool HasRare(List<Choice> choices, double frequent)
    {
        foreach (var choice in choices)
        {
            if (choice.Chunks > 0 && choice.Chunks <= frequent)
            {
                return true;
            }
        }

        return false;
    }

    private ScoredTerm[] Weigh(IReadOnlyList<string> terms, List<Choice> chosen)
    {
        var scored = new ScoredTerm[chosen.Count];
        var best = 0.0;
        foreach (var choice in chosen)
        {
            best += Bm25.Idf(visible.Count, choice.Chunks);
        }

        for (var index = 0; index < scored.Length; index++)
        {
            var idf = Bm25.Idf(visible.Count, chosen[index].Chunks);
            scored[index] = new ScoredTerm(terms[chosen[index].Index], chosen[index].Chunks, idf, (float)(idf / best));
        }

        return scored;
    }

    private static int RemovedFrom(IReadOnlyList<LexicalPart> parts)
    {
        var removed = 0;
        for (var part = 0; part < parts.Count; part++)
        {
            removed += parts[part].Removed;
        }

        return removed;
    }

    private int Find(string term, Span<PostingList> lists)
    {
        Span<byte> buffer = stackalloc byte[TermBytes.Longest];
        var bytes = buffer[..TermBytes.Write(term, buffer)];
        var all = 0;
        for (var part = 0; part < parts.Count; part++)
        {
            lists[part] = parts[part].TryFind(bytes, out var list) ? list : default;
            all += lists[part].Chunks;
        }

        return all;
    }

    /// <param name="all">How many passages have the term, hidden and removed ones included.</param>
    private int CountVisible(string term, int all, ReadOnlySpan<PostingList> lists)
    {
        if (all == 0 || (_removed == 0 && visible.Count == table.Count))
        {
            return all;
        }

        if (all > RememberedAbove && visible.Frequencies.TryGetValue(term, out var known))
        {
            return known;
        }

        var count = 0;
        for (var part = 0; part < lists.Length; part++)
        {
            count += Count(parts[part], lists[part]);
        }

        if (all > RememberedAbove)
        {
            visible.Frequencies[term] = count;
        }

        return count;
    }

    private int Count(LexicalPart part, PostingList list)
    {
        var count = 0;
        var bits = visible.Bits;
        var slots = part.Slots;
        while (part.ReadNext(ref list, _room.Block, occurrences: false))
        {
            foreach (var ordinal in _room.Block.Ordinals.AsSpan(0, _room.Block.Count))
            {
                var slot = slots[ordinal];
                if (slot >= 0)
                {
                    count += (int)(bits[slot >> 6] >> slot) & 1;
                }
            }
        }

        return count;
    }

    private void Add(LexicalPart part, PostingList list, float weight, Span<float> scores)
    {
        var bits = visible.Bits;
        var slots = part.Slots;
        var lengths = table.Lengths;
        var formula = _formula;
        var titleWeight = (uint)options.TitleWeight - 1;
        while (part.ReadNext(ref list, _room.Block, occurrences: true))
        {
            var ordinals = _room.Block.Ordinals.AsSpan(0, _room.Block.Count);
            var more = _room.Block.More.AsSpan(0, _room.Block.Count);
            var titles = _room.Block.Titles.AsSpan(0, _room.Block.Count);
            for (var index = 0; index < ordinals.Length; index++)
            {
                var slot = slots[ordinals[index]];
                if (slot >= 0 && ((bits[slot >> 6] >> slot) & 1) != 0)
                {
                    var frequency = (int)(1 + more[index] + (titleWeight * titles[index]));
                    scores[slot] += formula.Score(weight, frequency, lengths[slot]);
                }
            }
        }
    }

    private readonly record struct Choice(int Index, int Chunks);

    /// <summary>What one search at a time needs while it runs, kept for the next one on the same thread.</summary>
    private sealed class Room
    {
        public PostingBlock Block { get; } = new();

        public List<Choice> Counted { get; } = [];

        public List<Choice> Postponed { get; } = [];
    }
}
