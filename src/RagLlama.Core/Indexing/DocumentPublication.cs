using RagLlama.Documents;
using RagLlama.Ingestion;

namespace RagLlama.Indexing;

/// <summary>A new version of a document, complete: publishing it makes it the answerable one in one transaction (step 7 of the pipeline).</summary>
public sealed record DocumentPublication
{
    public required DocumentId Id { get; init; }

    /// <summary>One more than the version it replaces.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    public required AccessList Access { get; init; }

    public required string ChangeTag { get; init; }

    public required string ContentHash { get; init; }

    public required string StructureHash { get; init; }

    public required long Bytes { get; init; }

    public required string MediaType { get; init; }

    public required string Language { get; init; }

    public int? Pages { get; init; }

    public int Warnings { get; init; }

    /// <summary><see cref="DocumentStatus.Indexed"/>, or <see cref="DocumentStatus.Partial"/> when a limit kept part of the file from being read.</summary>
    public DocumentStatus Status { get; init; } = DocumentStatus.Indexed;

    /// <summary>A remark for the admin, such as that no text was found; null for none.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    public required IReadOnlyList<Chunk> Chunks { get; init; }
}
