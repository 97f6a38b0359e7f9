namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Up to 128 passages that have one term, unpacked; ascending.</summary>
internal sealed class PostingBlock
{
    /// <summary>[<see cref="Count"/>] positions in the part.</summary>
    public uint[] Ordinals { get; } = new uint[BitPacking.Count];

    /// <summary>[<see cref="Count"/>] occurrences beyond the first, text and title together.</summary>
    public uint[] More { get; } = new uint[BitPacking.Count];

    /// <summary>[<see cref="Count"/>] occurrences in the title among them.</summary>
    public uint[] Titles { get; } = new uint[BitPacking.Count];

    public int Count { get; set; }
}
