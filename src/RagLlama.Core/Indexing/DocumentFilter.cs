using RagLlama.Ingestion;

namespace RagLlama.Indexing;

/// <summary>Which documents to list. All parts are joined by "and"; null parts do not filter.</summary>
public sealed record DocumentFilter
{
    public string? SourceId { get; init; }

    public DocumentStatus? Status { get; init; }

    /// <summary>Part of the title or external id, case-insensitive.</summary>
    public string? Text { get; init; }

    public int Skip { get; init; }

    /// <summary>1 to 500.</summary>
    public int Take { get; init; } = 100;
}
