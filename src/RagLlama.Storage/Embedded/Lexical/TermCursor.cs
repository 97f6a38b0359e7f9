namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Goes through the terms of a segment in byte order; the bytes of the current one lie in a buffer of the caller's.</summary>
/// <param name="position">Where a block of sixteen terms begins.</param>
/// <param name="start">Where the passages of its first term begin.</param>
internal struct TermCursor(int block, int position, int start)
{
    public const int BlockTerms = 16;

    private int _position = position;
    private int _next = start;

    /// <summary>The current term's number.</summary>
    public int Number { get; private set; } = (block * BlockTerms) - 1;

    /// <summary>Bytes of the current term in the buffer.</summary>
    public int TermBytes { get; private set; }

    /// <summary>The current term's passages.</summary>
    public PostingList List { get; private set; }

    /// <param name="terms">The segment's terms.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="buffer">[<see cref="Lexical.TermBytes.Longest"/>], the same at every call.</param>
    public bool MoveNext(ReadOnlySpan<byte> terms, int count, Span<byte> buffer)
    {
        if (++Number >= count)
        {
            return false;
        }

        var shared = Number % BlockTerms == 0 ? 0 : (int)VarInt.Read(terms, ref _position);
        var rest = (int)VarInt.Read(terms, ref _position);
        terms.Slice(_position, rest).CopyTo(buffer[shared..]);
        TermBytes = shared + rest;
        _position += rest;
        var chunks = (int)VarInt.Read(terms, ref _position);
        var length = (int)VarInt.Read(terms, ref _position);
        List = new PostingList(Number, chunks, _next, length);
        _next += length;
        return true;
    }
}
