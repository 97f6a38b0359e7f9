using System.Numerics;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// The passages of each term, growing at their ends, all in one array: a list is pieces of 2, 4, 8 … 128 entries, so that reading one goes through
/// memory in order, and each piece is followed by where the next begins.
/// </summary>
internal sealed class OccurrenceLists
{
    private const int FirstPiece = 2;
    private const int LargestPiece = 128;

    // Entries in all pieces up to and with the first of the largest size.
    private const int Growing = (2 * LargestPiece) - FirstPiece;

    private Occurrence[] _entries = new Occurrence[1024];
    private List[] _lists = new List[1024];
    private int _used;

    public int CountOf(int term) => _lists[term].Count;

    public int StartOf(int term) => _lists[term].Start;

    /// <summary>Makes room for so many terms.</summary>
    public void Grow(int terms)
    {
        if (terms > _lists.Length)
        {
            Array.Resize(ref _lists, Math.Max(terms, 2 * _lists.Length));
        }
    }

    public void Append(int term, int ordinal, uint more, uint inTitle)
    {
        ref var list = ref _lists[term];
        if (IsPieceFull(list.Count))
        {
            var piece = Math.Clamp(list.Count + FirstPiece, FirstPiece, LargestPiece);
            if (_used + piece + 1 > _entries.Length)
            {
                Array.Resize(ref _entries, _entries.Length * 2);
            }

            if (list.Count == 0)
            {
                list.Start = _used;
            }
            else
            {
                _entries[list.End].Ordinal = _used;
            }

            list.End = _used;
            _used += piece + 1;
        }

        _entries[list.End++] = new Occurrence { Ordinal = ordinal, More = more, InTitle = inTitle };
        list.Count++;
    }

    /// <summary>Reads the next passages of a list that <see cref="StartOf"/> and <see cref="CountOf"/> began.</summary>
    public bool ReadNext(ref PostingList list, PostingBlock block)
    {
        var count = Math.Min(BitPacking.Count, list.Chunks - list.Read);
        if (count <= 0)
        {
            return false;
        }

        var position = list.Read == 0 ? list.Start : list.Next;
        for (var index = 0; index < count; index++, position++)
        {
            if (list.Read + index > 0 && IsPieceFull(list.Read + index))
            {
                position = _entries[position].Ordinal;
            }

            ref readonly var entry = ref _entries[position];
            block.Ordinals[index] = (uint)entry.Ordinal;
            block.More[index] = entry.More;
            block.Titles[index] = entry.InTitle;
        }

        block.Count = count;
        list.Read += count;
        list.Next = position;
        return true;
    }

    /// <summary>True when so many entries fill their pieces to the last: 0, 2, 6, 14 … 254, 382 and so on.</summary>
    private static bool IsPieceFull(int count) => count <= Growing ? BitOperations.IsPow2(count + FirstPiece) : (count - Growing) % LargestPiece == 0;

    private struct Occurrence
    {
        public int Ordinal;
        public uint More;
        public uint InTitle;
    }

    private struct List
    {
        public int Start;
        public int End;
        public int Count;
    }
}
