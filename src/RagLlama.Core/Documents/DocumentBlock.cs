namespace RagLlama.Documents;

/// <summary>One structural element of a document. Blocks are in reading order; their spans are disjoint and rising in <see cref="ExtractedDocument.Text"/>.</summary>
public sealed record DocumentBlock
{
    public required BlockType Type { get; init; }

    /// <summary>Heading level from 1, or list nesting; 0 where it has no meaning.</summary>
    public int Level { get; init; }

    /// <summary>Where the block's text stands in <see cref="ExtractedDocument.Text"/>.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Page (PDF), slide (PPTX) or sheet (XLSX) number from 1; null for formats without pages.</summary>
    public int? Page { get; init; }

    public PageBox? Box { get; init; }

    /// <summary>Mean certainty of the words, 0 to 1, when the text was recognised in a picture; null for text that the file holds.</summary>
    public float? OcrConfidence { get; init; }

    /// <summary>Codes of what is suspicious about the block, such as <c>instructions</c> or <c>invisible_characters</c>; null when nothing is.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>ISO 639-1 code of the block's language, or <c>other</c>, when it is not the document's; null otherwise.</summary>
    public string? Language { get; init; }

    /// <summary>Rows of a table, each with its cells' text; null for every other block.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Cells { get; init; }

    /// <summary>Spans of the table's rows in the document's text, one for each row of <see cref="Cells"/>.</summary>
    public IReadOnlyList<TextSpan>? RowSpans { get; init; }

    /// <summary>How many leading rows of a table are its header.</summary>
    public int HeaderRows { get; init; }
}
