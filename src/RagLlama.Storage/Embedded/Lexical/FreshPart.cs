namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Passages that are in no segment yet, in memory. Their terms lie in the index file until a segment takes them over.</summary>
internal sealed class FreshPart : LexicalPart
{
    private readonly TermTable _terms = new();
    private readonly List<long> _rows = [];
    private readonly List<int> _lengths = [];
    private readonly List<int> _starts = [0];

    // One entry for each term of each passage, in the order of the passages; those of a term are chained.
    private Occurrence[] _occurrences = new Occurrence[1024];
    private int _count;

    // For each term: its first and last entry, and how many passages have it.
    private Chain[] _chains = new Chain[1024];
    private int[] _slots = new int[64];

    public override int Chunks => _rows.Count;

    public override int[] Slots => _slots;

    /// <summary>Row id of the last passage; 0 when there is none.</summary>
    public long LastRow => _rows.Count == 0 ? 0 : _rows[^1];

    public int Terms => _terms.Count;

    public long[] Rows() => [.. _rows];

    public int[] Lengths() => [.. _lengths];

    public ReadOnlySpan<byte> Term(int term) => _terms[term];

    /// <summary>Adds a passage; row ids ascend.</summary>
    /// <param name="terms">As <see cref="ChunkTerms"/> writes them.</param>
    public void Add(long row, int slot, int length, ReadOnlySpan<byte> terms)
    {
        var ordinal = _rows.Count;
        var position = 0;
        var count = VarInt.Read(terms, ref position);
        for (; count > 0; count--)
        {
            var bytes = terms.Slice(position + 1, terms[position]);
            position += 1 + bytes.Length;
            var code = VarInt.Read(terms, ref position);
            var inTitle = (code & 1) == 0 ? 0 : VarInt.Read(terms, ref position);
            Append(_terms.FindOrAdd(bytes), ordinal, code >> 1, inTitle);
        }

        _rows.Add(row);
        _lengths.Add(length);
        _starts.Add(_count);
        if (ordinal == _slots.Length)
        {
            Array.Resize(ref _slots, ordinal * 2);
        }

        _slots[ordinal] = slot;
        Removed += slot < 0 ? 1 : 0;
    }

    public override bool TryFind(ReadOnlySpan<byte> term, out PostingList list)
    {
        var found = _terms.Find(term);
        list = found < 0 ? default : ListOf(found);
        return found >= 0;
    }

    public PostingList ListOf(int term) => new(term, _chains[term].Count, _chains[term].First, 0);

    public override bool ReadNext(ref PostingList list, PostingBlock block, bool occurrences)
    {
        var left = Math.Min(BitPacking.Count, list.Chunks - list.Read);
        if (left <= 0)
        {
            return false;
        }

        var entry = list.Read == 0 ? list.Start : list.Next;
        for (var index = 0; index < left; index++)
        {
            ref readonly var occurrence = ref _occurrences[entry];
            block.Ordinals[index] = (uint)occurrence.Ordinal;
            block.More[index] = occurrence.More;
            block.Titles[index] = occurrence.InTitle;
            entry = occurrence.Next;
        }

        block.Count = left;
        list.Read += left;
        list.Next = entry;
        return true;
    }

    public override void ReadForward(int ordinal, List<ForwardTerm> terms)
    {
        var before = terms.Count;
        for (var entry = _starts[ordinal]; entry < _starts[ordinal + 1]; entry++)
        {
            ref readonly var occurrence = ref _occurrences[entry];
            terms.Add(new ForwardTerm(occurrence.Term, occurrence.More, occurrence.InTitle));
        }

        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(terms)[before..].Sort((one, other) => one.Term.CompareTo(other.Term));
    }

    public override int ReadTerm(int term, Span<byte> to)
    {
        _terms[term].CopyTo(to);
        return _terms[term].Length;
    }

    public override void Search(Func<ReadOnlySpan<byte>, bool> condition, List<(string Term, int Chunks)> found)
    {
        for (var term = 0; term < _terms.Count; term++)
        {
            if (condition(_terms[term]))
            {
                found.Add((System.Text.Encoding.UTF8.GetString(_terms[term]), _chains[term].Count));
            }
        }
    }

    public override long RowOf(int ordinal) => _rows[ordinal];

    private void Append(int term, int ordinal, uint more, uint inTitle)
    {
        if (_count == _occurrences.Length)
        {
            Array.Resize(ref _occurrences, _count * 2);
        }

        if (term == _chains.Length)
        {
            Array.Resize(ref _chains, term * 2);
        }

        ref var chain = ref _chains[term];
        if (chain.Count == 0)
        {
            chain.First = _count;
        }
        else
        {
            _occurrences[chain.Last].Next = _count;
        }

        chain.Last = _count;
        chain.Count++;
        _occurrences[_count++] = new Occurrence { Term = term, Ordinal = ordinal, More = more, InTitle = inTitle };
    }

    private struct Occurrence
    {
        public int Term;
        public int Ordinal;
        public uint More;
        public uint InTitle;
        public int Next;
    }

    private struct Chain
    {
        public int First;
        public int Last;
        public int Count;
    }
}
