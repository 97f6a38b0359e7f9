namespace RagLlama.Documents;

/// <summary>A passage of one version of a document: what is indexed, found and cited.</summary>
public sealed record Chunk
{
    public required ChunkId Id { get; init; }

    public required DocumentId DocumentId { get; init; }

    public required int Version { get; init; }

    /// <summary>Position in the document, from 0.</summary>
    public required int Number { get; init; }

    public required ChunkLocation Location { get; init; }

    /// <summary>The document's text at <see cref="ChunkLocation.Span"/>, verbatim.</summary>
    public required string Text { get; init; }

    /// <summary>Header rows repeated for a table that was split, so that its cells keep their meaning; null otherwise. Not part of the span.</summary>
    public string? TableHeader { get; init; }

    /// <summary>ISO 639-1 code of the chunk's language when it is one of the eight, <c>other</c>, or <c>und</c>.</summary>
    public required string Language { get; init; }
}
