namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Collects the terms of a segment, in byte order, in the form <see cref="TermCursor"/> reads.</summary>
internal sealed class TermWriter
{
    private readonly ByteBuffer _terms = new(64 * 1024);
    private readonly ByteBuffer _blocks = new(4 * 1024);
    private readonly byte[] _last = new byte[TermBytes.Longest];
    private int _lastLength;

    public int Count { get; private set; }

    /// <param name="start">Where the passages of the term begin.</param>
    public void Add(ReadOnlySpan<byte> term, int chunks, int start, int length)
    {
        var shared = 0;
        if (Count % TermCursor.BlockTerms == 0)
        {
            _blocks.AppendUInt32((uint)_terms.Length);
            _blocks.AppendUInt32((uint)start);
        }
        else
        {
            shared = term.CommonPrefixLength(_last.AsSpan(0, _lastLength));
            _terms.AppendVarInt((uint)shared);
        }

        _terms.AppendVarInt((uint)(term.Length - shared));
        _terms.Append(term[shared..]);
        _terms.AppendVarInt((uint)chunks);
        _terms.AppendVarInt((uint)length);
        term.CopyTo(_last);
        _lastLength = term.Length;
        Count++;
    }

    public void Finish(SectionWriter output)
    {
        output.Append(_terms.Written);
        output.EndSection();
        output.Append(_blocks.Written);
        output.EndSection();
    }
}
