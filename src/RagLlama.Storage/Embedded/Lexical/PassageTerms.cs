using System.Buffers;
using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Passages that are in no segment yet with their terms, one passage after the other as they were written.</summary>
internal sealed class PassageTerms
{
    private readonly List<long> _rows = [];
    private readonly List<int> _lengths = [];
    private readonly List<int> _starts = [0];
    private readonly List<ForwardTerm> _all = [];

    public int Count => _rows.Count;

    /// <summary>Row ids, ascending.</summary>
    public ReadOnlySpan<long> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>[<see cref="Count"/>] in terms.</summary>
    public ReadOnlySpan<int> Lengths => CollectionsMarshal.AsSpan(_lengths);

    /// <summary>Spells the terms.</summary>
    public TermTable Names { get; } = new();

    /// <summary>The terms of all passages.</summary>
    public ReadOnlySpan<ForwardTerm> All => CollectionsMarshal.AsSpan(_all);

    /// <summary>[<see cref="Count"/> + 1] where each passage's terms begin among <see cref="All"/>.</summary>
    public ReadOnlySpan<int> Starts => CollectionsMarshal.AsSpan(_starts);

    /// <summary>The terms of one passage, each once, in no order.</summary>
    public ReadOnlySpan<ForwardTerm> Of(int ordinal) => All[_starts[ordinal].._starts[ordinal + 1]];

    /// <summary>Adds the passages of one write, but for those that are removed; row ids ascend from one write to the next.</summary>
    /// <param name="first">Row id of the first; those of the others follow without a gap.</param>
    /// <param name="batch">As <see cref="TermBatch"/> writes it.</param>
    /// <param name="isThere">False for the row id of a passage that is removed.</param>
    public void Add(long first, ReadOnlySpan<byte> batch, Func<long, bool> isThere)
    {
        var position = 0;
        var names = (int)VarInt.Read(batch, ref position);
        var numbers = ArrayPool<int>.Shared.Rent(names);
        for (var name = 0; name < names; name++)
        {
            var bytes = batch.Slice(position + 1, batch[position]);
            position += 1 + bytes.Length;
            numbers[name] = Names.FindOrAdd(bytes);
        }

        for (var row = first; position < batch.Length; row++)
        {
            var length = (int)VarInt.Read(batch, ref position);
            var isKept = isThere(row);
            ReadTerms(batch, ref position, numbers, isKept);
            if (isKept)
            {
                _rows.Add(row);
                _lengths.Add(length);
                _starts.Add(_all.Count);
            }
        }

        ArrayPool<int>.Shared.Return(numbers);
    }

    private void ReadTerms(ReadOnlySpan<byte> batch, ref int position, int[] numbers, bool isKept)
    {
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
                _all.Add(new ForwardTerm(numbers[code >> 1], more, inTitle));
            }
        }
    }
}
