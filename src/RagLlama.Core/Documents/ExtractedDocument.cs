namespace RagLlama.Documents;

/// <summary>What was read in a file: its whole text and the blocks that structure it.</summary>
public sealed record ExtractedDocument
{
    public required string MediaType { get; init; }

    public string? Title { get; init; }

    /// <summary>ISO 639-1 code of the prevailing language when it is one of the eight, <c>other</c>, or <c>und</c>.</summary>
    public string Language { get; init; } = "und";

    /// <summary>Number of pages, slides or sheets; null for formats without.</summary>
    public int? PageCount { get; init; }

    /// <summary>Sizes of the pages in order; empty for formats without a page picture.</summary>
    public IReadOnlyList<PageSize> PageSizes { get; init; } = [];

    /// <summary>The whole text. Every block's span lies in it; text between blocks is white space only.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<DocumentBlock> Blocks { get; init; }

    /// <summary>Printed lines with their boxes, rising by span; only for formats with a page picture.</summary>
    public IReadOnlyList<TextLine> Lines { get; init; } = [];

    public IReadOnlyList<ExtractionWarning> Warnings { get; init; } = [];

    /// <summary>When the document itself says it was last changed; null when it does not say.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    public string TextOf(DocumentBlock block) => Text.Substring(block.Span.Start, block.Span.Length);
}
