namespace RagLlama.Documents;

/// <summary>Where a chunk stands in its document.</summary>
public sealed record ChunkLocation
{
    /// <summary>The chunk's span in the document's text. The spans of a document's chunks cover that text exactly, in order, without overlap.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>First page of the chunk, from 1; null for formats without pages.</summary>
    public int? Page { get; init; }

    /// <summary>Headings above the chunk, outermost first.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>Boxes of the chunk's lines on their pages, in points; empty for formats without a page picture.</summary>
    public IReadOnlyList<PageBox> Boxes { get; init; } = [];
}
