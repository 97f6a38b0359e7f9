namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// Some of the index's passages with their terms: a segment on disk, or those that are in none yet. Passages are numbered from 0 in the order
/// of their row ids. Parts never change, but for <see cref="Slots"/>.
/// </summary>
internal abstract class LexicalPart : IDisposable
{
    /// <summary>Passages, removed ones included.</summary>
    public abstract int Chunks { get; }

    /// <summary>[at least <see cref="Chunks"/>] the slot of each passage in the chunk table; -1 for one that is removed.</summary>
    public abstract int[] Slots { get; }

    /// <summary>Passages that are removed.</summary>
    public int Removed { get; protected set; }

    /// <summary>Looks the term up by its exact bytes.</summary>
    public abstract bool TryFind(ReadOnlySpan<byte> term, out PostingList list);

    /// <summary>Reads the next passages of a term. False at the end.</summary>
    /// <param name="occurrences">False to read positions only.</param>
    public abstract bool ReadNext(ref PostingList list, PostingBlock block, bool occurrences);

    /// <summary>Adds the terms of one passage to the list, ascending by their number in this part.</summary>
    public abstract void ReadForward(int ordinal, List<ForwardTerm> terms);

    /// <summary>Writes the bytes of a term and returns how many.</summary>
    /// <param name="to">[<see cref="TermBytes.Longest"/>]</param>
    public abstract int ReadTerm(int term, Span<byte> to);

    /// <summary>Adds the terms that begin with this byte and for which the condition holds, each with the number of its passages.</summary>
    public abstract void Search(byte first, Func<ReadOnlySpan<byte>, bool> condition, List<(string Term, int Chunks)> found);

    public abstract long RowOf(int ordinal);

    /// <summary>Position of a row, or -1.</summary>
    public int OrdinalOf(long row)
    {
        int low = 0, high = Chunks - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = RowOf(middle);
            if (found == row)
            {
                return middle;
            }

            (low, high) = found < row ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>Sets where a passage is in the chunk table, -1 for removed. False when the row is not in this part.</summary>
    public bool Place(long row, int slot)
    {
        var ordinal = OrdinalOf(row);
        if (ordinal < 0)
        {
            return false;
        }

        Removed += (Slots[ordinal] >= 0 ? 1 : 0) - (slot >= 0 ? 1 : 0);
        Slots[ordinal] = slot;
        return true;
    }

    /// <summary>Counts the passages without a slot again.</summary>
    public void CountRemoved() => Removed = Slots.AsSpan(0, Chunks).Count(-1);

    public virtual void Dispose()
    {
    }
}
