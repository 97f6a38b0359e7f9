using System.Buffers;
using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Passages that are in no segment yet, in memory. Their terms lie in the index file until a segment takes them over.</summary>
internal sealed class FreshPart : LexicalPart
{
    private readonly TermTable _terms = new();
    private readonly List<long> _rows = [];
    private readonly List<int> _lengths = [];
    private readonly List<int> _starts = [0];

    private readonly OccurrenceLists _occurrences = new();

    // The terms of each passage, one passage after the other.
    private readonly List<ForwardTerm> _forward = [];
    private int[] _slots = new int[64];

    public override int Chunks => _rows.Count;

    public override int[] Slots => _slots;

    /// <summary>Row id of the last passage; 0 when there is none.</summary>
    public long LastRow => _rows.Count == 0 ? 0 : _rows[^1];

    public int Terms => _terms.Count;

    public long[] Rows() => [.. _rows];

    public int[] Lengths() => [.. _lengths];

    public ReadOnlySpan<byte> Term(int term) => _terms[term];

    /// <summary>Adds the passages of one write, but for those that are removed; row ids ascend from one write to the next.</summary>
    /// <param name="first">Row id of the first; those of the others follow without a gap.</param>
    /// <param name="batch">As <see cref="TermBatch"/> writes it.</param>
    /// <param name="slotOf">Slot of a row id in the chunk table, below zero for a passage that is removed.</param>
    public void Add(long first, ReadOnlySpan<byte> batch, Func<long, int> slotOf)
    {
        var position = 0;
        var names = (int)VarInt.Read(batch, ref position);
        var numbers = ArrayPool<int>.Shared.Rent(names);
        for (var name = 0; name < names; name++)
        {
            var bytes = batch.Slice(position + 1, batch[position]);
            position += 1 + bytes.Length;
            numbers[name] = _terms.FindOrAdd(bytes);
        }

        _occurrences.Grow(_terms.Count);
        for (var row = first; position < batch.Length; row++)
        {
            var slot = slotOf(row);
            var length = (int)VarInt.Read(batch, ref position);
            ReadTerms(batch, ref position, numbers, slot >= 0);
            if (slot >= 0)
            {
                EndPassage(row, length, slot);
            }
        }

        ArrayPool<int>.Shared.Return(numbers);
    }

    public override bool TryFind(ReadOnlySpan<byte> term, out PostingList list)
    {
        var found = _terms.Find(term);
        list = found < 0 ? default : ListOf(found);
        return found >= 0;
    }

    public PostingList ListOf(int term) => new(term, _occurrences.CountOf(term), _occurrences.StartOf(term), 0);

    /// <summary>[passages + 1] for each passage, how many terms those before it have, each passage's counted by themselves.</summary>
    public ReadOnlySpan<int> Starts => CollectionsMarshal.AsSpan(_starts);

    public override bool ReadNext(ref PostingList list, PostingBlock block, bool occurrences) => _occurrences.ReadNext(ref list, block);

    public override void ReadForward(int ordinal, List<ForwardTerm> terms)
    {
        var before = terms.Count;
        terms.AddRange(CollectionsMarshal.AsSpan(_forward)[_starts[ordinal].._starts[ordinal + 1]]);
        CollectionsMarshal.AsSpan(terms)[before..].Sort((one, other) => one.Term.CompareTo(other.Term));
    }

    public override int ReadTerm(int term, Span<byte> to)
    {
        _terms[term].CopyTo(to);
        return _terms[term].Length;
    }

    public override void Search(byte first, Func<ReadOnlySpan<byte>, bool> condition, List<(string Term, int Chunks)> found)
    {
        for (var term = 0; term < _terms.Count; term++)
        {
            if (_occurrences.CountOf(term) > 0 && _terms[term] is [var begin, ..] && begin == first && condition(_terms[term]))
            {
                found.Add((System.Text.Encoding.UTF8.GetString(_terms[term]), _occurrences.CountOf(term)));
            }
        }
    }

    public override long RowOf(int ordinal) => _rows[ordinal];

    private void ReadTerms(ReadOnlySpan<byte> batch, ref int position, int[] numbers, bool isKept)
    {
        var ordinal = _rows.Count;
        for (var count = VarInt.Read(batch, ref position); count > 0; count--)
        {
            var code = VarInt.Read(batch, ref position);
            uint more = 0, inTitle = 0;
            if ((code & 1) != 0)
            {
                more = VarInt.Read(batch, ref position);
                inTitle = VarInt.Read(batch, ref position);
            }

            if (isKept)
            {
                var term = numbers[code >> 1];
                _occurrences.Append(term, ordinal, more, inTitle);
                _forward.Add(new ForwardTerm(term, more, inTitle));
            }
        }
    }

    private void EndPassage(long row, int length, int slot)
    {
        var ordinal = _rows.Count;
        _rows.Add(row);
        _lengths.Add(length);
        _starts.Add(_forward.Count);
        if (ordinal == _slots.Length)
        {
            Array.Resize(ref _slots, ordinal * 2);
        }

        _slots[ordinal] = slot;
    }
}
