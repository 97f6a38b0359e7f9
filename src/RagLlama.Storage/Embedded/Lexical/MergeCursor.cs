namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>A segment's terms one after the other, to be gone through beside those of other segments.</summary>
internal sealed class MergeCursor(Segment segment)
{
    private readonly byte[] _buffer = new byte[TermBytes.Longest];
    private TermCursor _cursor = segment.FirstTerm();

    public bool Ended { get; private set; }

    public int Number => _cursor.Number;

    public ReadOnlySpan<byte> Term => _buffer.AsSpan(0, _cursor.TermBytes);

    public PostingList List => _cursor.List;

    public void MoveNext() => Ended = !segment.MoveNext(ref _cursor, _buffer);
}
