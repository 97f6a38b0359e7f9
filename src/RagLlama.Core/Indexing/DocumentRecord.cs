using RagLlama.Documents;
using RagLlama.Ingestion;

namespace RagLlama.Indexing;

/// <summary>A document as the catalogue knows it.</summary>
public sealed record DocumentRecord
{
    public required DocumentId Id { get; init; }

    public required string SourceId { get; init; }

    public required string ExternalId { get; init; }

    public required Uri Uri { get; init; }

    public required string FileName { get; init; }

    /// <summary>Title found in the document, or its file name.</summary>
    public required string Title { get; init; }

    public required DocumentStatus Status { get; init; }

    /// <summary>Why the status is what it is, in one sentence with the remedy; null when indexed without remark.</summary>
    public string? Reason { get; init; }

    public required AccessList Access { get; init; }

    /// <summary>The version that is answerable; 0 when none is (I2).</summary>
    public int Version { get; init; }

    /// <summary><see cref="Sources.SourceItem.ChangeTag"/> of the content last looked at, whatever came of it.</summary>
    public string? ChangeTag { get; init; }

    /// <summary>Blob of the answerable version's bytes; null when none is.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Blob of what was read from it (JSON, gzip); null when nothing was.</summary>
    public string? StructureHash { get; init; }

    public long Bytes { get; init; }

    public string? MediaType { get; init; }

    public string Language { get; init; } = "und";

    public int? Pages { get; init; }

    public int Chunks { get; init; }

    public int Warnings { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
