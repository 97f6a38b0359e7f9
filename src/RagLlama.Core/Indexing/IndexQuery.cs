using System.Collections.Immutable;
using RagLlama.Security;

namespace RagLlama.Indexing;

/// <summary>A search inside the index. The access filter is part of it, not something done to its result (I6).</summary>
public sealed record IndexQuery
{
    public required string Text { get; init; }

    /// <summary>The question's vector, L2-normalised, or null for a lexical search.</summary>
    public ReadOnlyMemory<float>? Vector { get; init; }

    public required AccessFilter Access { get; init; }

    /// <summary>Only these sources; empty means every source the asker may read.</summary>
    public ImmutableHashSet<string> SourceIds { get; init; } = [];

    /// <summary>Only chunks in these languages, ISO 639-1; empty means every language.</summary>
    public ImmutableHashSet<string> Languages { get; init; } = [];

    /// <summary>Only documents of this day or later; those without a date are left out. Null for no limit.</summary>
    public DateOnly? After { get; init; }

    /// <summary>Only documents of this day or earlier; those without a date are left out. Null for no limit.</summary>
    public DateOnly? Before { get; init; }

    public SearchMode Mode { get; init; } = SearchMode.Hybrid;

    /// <summary>How many hits at most, 1 to 500.</summary>
    public required int Limit { get; init; }

    /// <summary>True to have every hit say why it was found.</summary>
    public bool Explain { get; init; }
}
