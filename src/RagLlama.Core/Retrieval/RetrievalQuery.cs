using System.Collections.Immutable;
using RagLlama.Indexing;

namespace RagLlama.Retrieval;

/// <summary>What to look for. On whose behalf is a separate, mandatory argument of the retriever.</summary>
public sealed record RetrievalQuery
{
    public required string Text { get; init; }

    /// <summary>Only these sources; empty means every source the asker may read.</summary>
    public ImmutableHashSet<string> SourceIds { get; init; } = [];

    public SearchMode Mode { get; init; } = SearchMode.Hybrid;

    /// <summary>How many passages at most, 1 to 50.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Join passages that follow each other in a document; off for plain search and evaluation.</summary>
    public bool MergeNeighbours { get; init; }

    /// <summary>Have every passage say why it was found.</summary>
    public bool Explain { get; init; }
}
