using RagLlama.Documents;

namespace RagLlama.Sources;

/// <summary>What a comparison of a source with the catalogue found and queued.</summary>
public sealed record SyncSummary
{
    /// <summary>Documents the source holds, readable or not.</summary>
    public required IReadOnlyList<DocumentId> Listed { get; init; }

    /// <summary>Documents queued to be read.</summary>
    public required IReadOnlySet<DocumentId> Queued { get; init; }

    /// <summary>Documents that are gone from the source; unanswerable already.</summary>
    public required IReadOnlyList<(DocumentId Id, string ExternalId)> Removed { get; init; }

    /// <summary>Removals held back because they were implausibly many; 0 when none was.</summary>
    public int HeldBack { get; init; }
}
