namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>The parts of a segment file, in their order in it. They follow each other without a gap, so that every byte is under a checksum.</summary>
internal enum SegmentSection
{
    /// <summary>Passages of each term: <see cref="PostingFormat"/>.</summary>
    Postings,

    /// <summary>The terms in byte order, sixteen to a block, each after the first of a block without what it shares with the one before.</summary>
    Terms,

    /// <summary>For each block of terms: where it begins (4 bytes), and where the passages of its first term begin (4 bytes).</summary>
    TermBlocks,

    /// <summary>The terms of each passage, by number, ascending.</summary>
    Forward,

    /// <summary>Three columns of 4 bytes for each passage: row id less the segment's first, length in terms, where its terms begin; the last has one entry more.</summary>
    Chunks,
}
