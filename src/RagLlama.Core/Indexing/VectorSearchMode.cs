namespace RagLlama.Indexing;

/// <summary>How the nearest vectors are found; all but <see cref="Approximate"/> compare with every chunk the asker may read.</summary>
public enum VectorSearchMode
{
    /// <summary>There are too few chunks for anything else to be worthwhile.</summary>
    Exact,

    /// <summary>Compared with everything while the approximate search is being prepared.</summary>
    Preparing,

    /// <summary>Compared with the chunks of the nearest clusters.</summary>
    Approximate,

    /// <summary>Compared with everything because the approximate search found too few of the nearest.</summary>
    BelowTarget,
}
