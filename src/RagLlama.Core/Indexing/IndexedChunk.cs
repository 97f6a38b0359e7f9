using RagLlama.Documents;

namespace RagLlama.Indexing;

/// <summary>A chunk as the index holds it: what is needed to find it and to filter it; its text for citing stays in the catalogue.</summary>
public sealed record IndexedChunk
{
    public required ChunkId Id { get; init; }

    public required DocumentId DocumentId { get; init; }

    public required string SourceId { get; init; }

    public required int Version { get; init; }

    public required int Number { get; init; }

    public required AccessList Access { get; init; }

    public required string Language { get; init; }

    /// <summary>Day the document was last changed; null when unknown.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Document title and headings: weigh double in the lexical leg.</summary>
    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>L2-normalised, of the generation's dimension. All zero when the text has no known token.</summary>
    public required ReadOnlyMemory<float> Vector { get; init; }
}
