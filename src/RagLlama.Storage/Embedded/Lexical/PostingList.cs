namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>A term's passages in one part, and how far they have been read.</summary>
/// <param name="Term">The term's number in the part.</param>
/// <param name="Chunks">How many passages have it, removed ones included.</param>
/// <param name="Start">Where they begin, in the part's own terms.</param>
internal record struct PostingList(int Term, int Chunks, int Start, int Length)
{
    /// <summary>Passages read so far.</summary>
    public int Read { get; set; }

    /// <summary>Where the next ones are.</summary>
    public int Next { get; set; }

    /// <summary>Position of the last one read, or -1.</summary>
    public int Last { get; set; } = -1;
}
