using System.Collections.Immutable;
using RagLlama.Indexing;
using RagLlama.Retrieval.Understanding;

namespace RagLlama.Retrieval;

/// <summary>What to look for. On whose behalf is a separate, mandatory argument of the retriever.</summary>
public sealed record RetrievalQuery
{
    public required string Text { get; init; }

    /// <summary>Only these sources; empty means every source the asker may read.</summary>
    public ImmutableHashSet<string> SourceIds { get; init; } = [];

    /// <summary>Only passages in these languages, ISO 639-1; empty means every language.</summary>
    public ImmutableHashSet<string> Languages { get; init; } = [];

    /// <summary>Only documents changed on this day or later; null for no limit.</summary>
    public DateOnly? After { get; init; }

    /// <summary>Only documents changed on this day or earlier; null for no limit.</summary>
    public DateOnly? Before { get; init; }

    /// <summary>Passages with these phrases, word for word, come first.</summary>
    public ImmutableArray<string> Phrases { get; init; } = [];

    public SearchMode Mode { get; init; } = SearchMode.Hybrid;

    /// <summary>How many passages at most, 1 to 50.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Join passages that follow each other in a document; off for plain search and evaluation.</summary>
    public bool MergeNeighbours { get; init; }

    /// <summary>Have every passage say why it was found.</summary>
    public bool Explain { get; init; }

    /// <summary>The query for a question as typed, without its filters in the text.</summary>
    /// <param name="typed">Ids of the sources named in the question.</param>
    /// <param name="given">Ids of sources asked for elsewhere; those in the question narrow them further.</param>
    internal static RetrievalQuery From(QueryFilters filters, ImmutableHashSet<string> typed, ImmutableHashSet<string> given)
    {
        var both = typed.IsEmpty ? given : given.IsEmpty ? typed : typed.Intersect(given);
        return new RetrievalQuery
        {
            Text = filters.Text,

            // Two demands that exclude each other leave nothing: a source of no name, since none at all would mean every source.
            SourceIds = both.IsEmpty && !typed.IsEmpty ? [""] : both,
            Languages = filters.Languages,
            After = filters.After,
            Before = filters.Before,
            Phrases = filters.Phrases,
        };
    }
}
