using System.Buffers;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// The end of a search by words: once the terms that are left cannot bring a passage among the best that has none of those before them, only the
/// passages that may still get there are looked up, and blocks of 128 passages that hold none of them, or cannot lift them far enough, are not
/// unpacked. After S. Ding and T. Suel, "Faster Top-k Document Retrieval Using Block-Max Indexes" (2011), term by term instead of passage by passage.
/// The best passages and their scores are those of adding up everything.
/// </summary>
internal sealed class CandidateScan(IReadOnlyList<LexicalPart> parts, ChunkTable table, Bm25 formula, int titleWeight)
{
    // Looking one passage up costs as much as adding up so many.
    private const int CostOfOne = 48;

    // Sums are taken in single precision and bounds in another order than scores.
    private const float Slack = 1e-5f;

    // Marks a slot that must come out right.
    private const int Required = int.MinValue;

    // A search never leaves its thread, and no search runs inside another.
    [ThreadStatic]
    private static PostingBlock? t_block;

    private readonly PostingBlock _block = t_block ??= new();

    // Part and position of each passage to look up, ascending, and its slot.
    private ulong[] _places = [];
    private int[] _slots = [];
    private int _count;
    private float _least;

    /// <summary>Finds the passages to look up. False when it is cheaper to add up the other terms too.</summary>
    /// <param name="scores">[slots] so far.</param>
    /// <param name="wanted">So many of the best must come out right.</param>
    /// <param name="required">Slots that must come out right, however little they score.</param>
    /// <param name="open">The most that the other terms can add to a score.</param>
    /// <param name="left">Passages the other terms have, each counted once for each term.</param>
    public bool TryBegin(ReadOnlySpan<float> scores, int wanted, ReadOnlySpan<int> required, float open, long left)
    {
        var most = (int)Math.Min(left / CostOfOne, scores.Length) - required.Length;
        if (most < wanted)
        {
            return false;
        }

        var slots = ArrayPool<int>.Shared.Rent(most);
        var best = ArrayPool<float>.Shared.Rent(wanted);
        try
        {
            if (TopSlots.Select(scores, slots.AsSpan(0, wanted), best) < wanted)
            {
                return false;
            }

            // The least of the best so far: the best in the end are no worse.
            _least = best[0];
            if (open + Slack >= _least)
            {
                return false;
            }

            var found = TopSlots.AtLeast(scores, _least - open - Slack, slots.AsSpan(0, most));
            if (found > most)
            {
                return false;
            }

            Place(slots.AsSpan(0, found), required);
            return true;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(slots);
            ArrayPool<float>.Shared.Return(best);
        }
    }

    private void Place(ReadOnlySpan<int> found, ReadOnlySpan<int> required)
    {
        if (_places.Length < found.Length + required.Length)
        {
            _places = new ulong[2 * (found.Length + required.Length)];
            _slots = new int[_places.Length];
        }

        _count = 0;
        foreach (var slot in found)
        {
            Place(slot, slot);
        }

        foreach (var slot in required)
        {
            Place(slot, slot | Required);
        }

        Array.Sort(_places, _slots, 0, _count);
        var kept = 0;
        for (var index = 0; index < _count; index++)
        {
            // Found and required: once, and whatever it scores.
            if (kept > 0 && _places[index] == _places[kept - 1])
            {
                _slots[kept - 1] |= _slots[index];
                continue;
            }

            (_places[kept], _slots[kept]) = (_places[index], _slots[index]);
            kept++;
        }

        _count = kept;
    }

    private void Place(int slot, int mark)
    {
        var row = table.Rows[slot].Id;
        for (var part = 0; part < parts.Count; part++)
        {
            // The ranges of parts do not overlap.
            if (parts[part].Chunks > 0 && parts[part].RowOf(0) <= row && row <= parts[part].RowOf(parts[part].Chunks - 1))
            {
                var ordinal = parts[part].OrdinalOf(row);
                if (ordinal >= 0)
                {
                    _places[_count] = ((ulong)part << 32) | (uint)ordinal;
                    _slots[_count++] = mark;
                }

                return;
            }
        }
    }

    /// <summary>Adds a term's share to the scores of the passages that may still be among the best.</summary>
    /// <param name="lists">[parts] the term's passages.</param>
    /// <param name="open">The most that the terms after it can add.</param>
    public void Add(ReadOnlySpan<PostingList> lists, float weight, float open, Span<float> scores)
    {
        for (int first = 0, end; first < _count; first = end)
        {
            var part = (int)(_places[first] >> 32);
            for (end = first + 1; end < _count && (int)(_places[end] >> 32) == part; end++)
            {
            }

            if (lists[part].Chunks > 0)
            {
                Add(parts[part], lists[part], first, end, weight, open, scores);
            }
        }
    }

    private void Add(LexicalPart part, PostingList list, int first, int end, float weight, float open, Span<float> scores)
    {
        var index = 0;
        _block.Count = 0;
        for (var candidate = first; candidate < end; candidate++)
        {
            var ordinal = (uint)_places[candidate];
            var slot = _slots[candidate] & int.MaxValue;
            if (_block.Count == 0 || _block.Ordinals[_block.Count - 1] < ordinal)
            {
                var most = part.SkipTo(ref list, (int)ordinal, formula, weight, titleWeight);
                if (scores[slot] + most + open + Slack < _least && _slots[candidate] >= 0)
                {
                    _block.Count = 0;
                    continue;
                }

                do
                {
                    if (!part.ReadNext(ref list, _block, occurrences: true))
                    {
                        return;
                    }
                }
                while (_block.Ordinals[_block.Count - 1] < ordinal);
                index = 0;
            }

            while (_block.Ordinals[index] < ordinal)
            {
                index++;
            }

            if (_block.Ordinals[index] == ordinal)
            {
                var frequency = (int)(1 + _block.More[index] + ((uint)(titleWeight - 1) * _block.Titles[index]));
                scores[slot] += formula.Score(weight, frequency, table.Lengths[slot]);
            }
        }
    }
}
