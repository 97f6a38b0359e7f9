namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Puts the passages of one term after the other into the form of <see cref="PostingFormat"/>.</summary>
/// <param name="lengths">[passages of the segment] length in terms, for the blocks' outlines.</param>
internal sealed class PostingEncoder(int[] lengths)
{
    private readonly uint[] _gaps = new uint[BitPacking.Count];
    private readonly uint[] _more = new uint[BitPacking.Count];
    private readonly uint[] _titles = new uint[BitPacking.Count];
    private readonly ByteBuffer _outlines = new();
    private readonly ByteBuffer _blocks = new();

    private int _pending;
    private int _last = -1;
    private int _shortest = int.MaxValue;

    public int Chunks { get; private set; }

    /// <summary>Positions come in ascending order.</summary>
    public void Add(int ordinal, uint more, uint inTitle)
    {
        _gaps[_pending] = (uint)(ordinal - _last - 1);
        _more[_pending] = more;
        _titles[_pending] = inTitle;
        _shortest = Math.Min(_shortest, lengths[ordinal]);
        _last = ordinal;
        Chunks++;
        if (++_pending == BitPacking.Count)
        {
            WriteBlock();
        }
    }

    /// <summary>Writes the term's bytes, returns how many, and begins the next term.</summary>
    public int Finish(SectionWriter output)
    {
        WriteRest();
        output.Append(_outlines.Written);
        output.Append(_blocks.Written);
        var bytes = _outlines.Length + _blocks.Length;
        _outlines.Clear();
        _blocks.Clear();
        (_pending, _last, _shortest, Chunks) = (0, -1, int.MaxValue, 0);
        return bytes;
    }

    private void WriteBlock()
    {
        var before = _blocks.Length;
        int gapBits = BitPacking.BitsFor(_gaps), moreBits = BitPacking.BitsFor(_more), titleBits = BitPacking.BitsFor(_titles);
        _blocks.Append((byte)gapBits);
        _blocks.Append((byte)moreBits);
        _blocks.Append((byte)titleBits);
        BitPacking.Pack(_gaps, gapBits, _blocks.Take(BitPacking.BytesFor(gapBits)));
        BitPacking.Pack(_more, moreBits, _blocks.Take(BitPacking.BytesFor(moreBits)));
        BitPacking.Pack(_titles, titleBits, _blocks.Take(BitPacking.BytesFor(titleBits)));
        var most = (int)Math.Min(PostingFormat.Many, (long)Max(_more) + 1);
        var mostInTitle = (int)Math.Min(PostingFormat.Many, Max(_titles));
        PostingFormat.WriteOutline(_outlines.Take(PostingFormat.OutlineBytes), new BlockOutline(_last, _blocks.Length - before, most, mostInTitle, _shortest));
        _pending = 0;
        _shortest = int.MaxValue;
    }

    private void WriteRest()
    {
        for (var index = 0; index < _pending; index++)
        {
            var simple = _more[index] == 0 && _titles[index] == 0;
            _blocks.AppendVarInt((_gaps[index] << 1) | (simple ? 0u : 1u));
            if (!simple)
            {
                _blocks.AppendVarInt(_more[index]);
                _blocks.AppendVarInt(_titles[index]);
            }
        }
    }

    private static uint Max(uint[] values)
    {
        var most = 0u;
        foreach (var value in values)
        {
            most = Math.Max(most, value);
        }

        return most;
    }
}
