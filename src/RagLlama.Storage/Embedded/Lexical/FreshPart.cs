using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Passages that are in no segment yet, in memory. Their terms lie in the index file until a segment takes them over.</summary>
internal sealed class FreshPart : LexicalPart
{
    private readonly PassageTerms _passages = new();
    private readonly OccurrenceLists _occurrences = new();
    private int[] _slots = new int[64];

    public override int Chunks => _passages.Count;

    public override int[] Slots => _slots;

    /// <summary>Row id of the last passage; 0 when there is none.</summary>
    public long LastRow => Chunks == 0 ? 0 : _passages.Rows[^1];

    /// <summary>Adds the passages of one write, but for those that are removed; row ids ascend from one write to the next.</summary>
    /// <param name="first">Row id of the first; those of the others follow without a gap.</param>
    /// <param name="batch">As <see cref="TermBatch"/> writes it.</param>
    /// <param name="slotOf">Slot of a row id in the chunk table, below zero for a passage that is removed.</param>
    public void Add(long first, ReadOnlySpan<byte> batch, Func<long, int> slotOf)
    {
        var before = _passages.Count;
        _passages.Add(first, batch, row => slotOf(row) >= 0);
        _occurrences.Grow(_passages.Names.Count);
        if (_passages.Count > _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(_passages.Count, _slots.Length * 2));
        }

        for (var ordinal = before; ordinal < _passages.Count; ordinal++)
        {
            _slots[ordinal] = slotOf(_passages.Rows[ordinal]);
            foreach (var term in _passages.Of(ordinal))
            {
                _occurrences.Append(term.Term, ordinal, term.More, term.InTitle);
            }
        }
    }

    public override bool TryFind(ReadOnlySpan<byte> term, out PostingList list)
    {
        var found = _passages.Names.Find(term);
        list = found < 0 ? default : new PostingList(found, _occurrences.CountOf(found), _occurrences.StartOf(found), 0);
        return found >= 0;
    }

    public override bool ReadNext(ref PostingList list, PostingBlock block, bool occurrences) => _occurrences.ReadNext(ref list, block);

    public override void ReadForward(int ordinal, List<ForwardTerm> terms)
    {
        var before = terms.Count;
        terms.AddRange(_passages.Of(ordinal));
        CollectionsMarshal.AsSpan(terms)[before..].Sort((one, other) => one.Term.CompareTo(other.Term));
    }

    public override int ReadTerm(int term, Span<byte> to)
    {
        _passages.Names[term].CopyTo(to);
        return _passages.Names[term].Length;
    }

    public override void Search(byte first, Func<ReadOnlySpan<byte>, bool> condition, List<(string Term, int Chunks)> found)
    {
        var names = _passages.Names;
        for (var term = 0; term < names.Count; term++)
        {
            if (_occurrences.CountOf(term) > 0 && names[term] is [var begin, ..] && begin == first && condition(names[term]))
            {
                found.Add((System.Text.Encoding.UTF8.GetString(names[term]), _occurrences.CountOf(term)));
            }
        }
    }

    public override long RowOf(int ordinal) => _passages.Rows[ordinal];
}
