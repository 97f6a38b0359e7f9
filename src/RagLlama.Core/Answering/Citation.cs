using RagLlama.Documents;

namespace RagLlama.Answering;

/// <summary>A place in a document that bears out part of an answer.</summary>
public sealed record Citation
{
    /// <summary>Number in the answer, from 1.</summary>
    public required int Number { get; init; }

    public required DocumentId DocumentId { get; init; }

    public required ChunkId ChunkId { get; init; }

    public required string SourceId { get; init; }

    public required string Title { get; init; }

    public required Uri Uri { get; init; }

    public int? Page { get; init; }

    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>Verbatim text of the document.</summary>
    public required string Quote { get; init; }

    /// <summary>Where the quote stands in the document's text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Only part of the document was read, so it may say more than the answer knows.</summary>
    public bool PartlyRead { get; init; }

    /// <summary>No sentence of the answer rests on it: the page that was found next, to read on.</summary>
    public bool SeeAlso { get; init; }

    public required double Score { get; init; }

    /// <summary>The quote was found in the passage it is said to come from.</summary>
    public required bool Verified { get; init; }
}
