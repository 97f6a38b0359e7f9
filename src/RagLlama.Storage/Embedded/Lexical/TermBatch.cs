namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// The terms of passages that are written together, as bytes. First how many different terms there are, and each as its length (1) and bytes; then
/// for each passage its length in terms, how many different ones it has, and each as its number among the batch's, doubled, plus one when its
/// occurrences beyond the first and those in the title follow. All but the terms' own lengths are numbers of variable length.
/// </summary>
internal sealed class TermBatch
{
    private readonly ByteBuffer _names = new(16 * 1024);
    private readonly ByteBuffer _passages = new(16 * 1024);

    /// <summary>Different terms so far: the number of the next one.</summary>
    public int Names { get; private set; }

    /// <param name="term">At most <see cref="TermBytes.Longest"/> bytes. One that comes twice costs room, nothing else.</param>
    /// <returns>Its number.</returns>
    public int AddName(ReadOnlySpan<byte> term)
    {
        _names.Append((byte)term.Length);
        _names.Append(term);
        return Names++;
    }

    /// <param name="length">Of the passage, in terms.</param>
    /// <param name="terms">How many different terms follow.</param>
    public void BeginPassage(int length, int terms)
    {
        _passages.AppendVarInt((uint)length);
        _passages.AppendVarInt((uint)terms);
    }

    /// <param name="more">Occurrences beyond the first, text and title together.</param>
    public void Add(int number, uint more, uint inTitle)
    {
        var simple = more == 0 && inTitle == 0;
        _passages.AppendVarInt(((uint)number << 1) | (simple ? 0u : 1u));
        if (!simple)
        {
            _passages.AppendVarInt(more);
            _passages.AppendVarInt(inTitle);
        }
    }

    public byte[] ToArray()
    {
        Span<byte> count = stackalloc byte[VarInt.MaxBytes];
        count = count[..VarInt.Write(count, (uint)Names)];
        var bytes = new byte[count.Length + _names.Length + _passages.Length];
        count.CopyTo(bytes);
        _names.Written.CopyTo(bytes.AsSpan(count.Length));
        _passages.Written.CopyTo(bytes.AsSpan(count.Length + _names.Length));
        return bytes;
    }

    public void Clear()
    {
        _names.Clear();
        _passages.Clear();
        Names = 0;
    }
}
