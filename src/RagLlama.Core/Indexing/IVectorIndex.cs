using RagLlama.Documents;

namespace RagLlama.Indexing;

/// <summary>The searchable index of one generation. Every write is durable when it returns and can be repeated without effect.</summary>
public interface IVectorIndex
{
    /// <summary>Name of the generation the index holds; part of every chunk id in it.</summary>
    string Generation { get; }

    /// <summary>Adds chunks, replacing those with the same id. All chunks of one call become visible together.</summary>
    Task UpsertAsync(IReadOnlyList<IndexedChunk> chunks, CancellationToken cancellationToken);

    /// <summary>Removes every chunk of the document except numbers 0 to <paramref name="keepChunks"/> - 1 of <paramref name="keepVersion"/>.</summary>
    Task RemoveOtherChunksAsync(DocumentId document, int keepVersion, int keepChunks, CancellationToken cancellationToken);

    Task RemoveDocumentAsync(DocumentId document, CancellationToken cancellationToken);

    /// <summary>Replaces the access list of all the document's chunks; texts and vectors stay.</summary>
    Task UpdateAccessAsync(DocumentId document, AccessList access, CancellationToken cancellationToken);

    /// <summary>The best chunks among those the query's access filter and sources allow, best first.</summary>
    /// <remarks>
    /// Hybrid score = lexical (0 to 1) + weight · dense, so scores of different shards and questions are comparable. Half of the hits of a hybrid
    /// search are reserved for the chunks of the greatest cosine above 0, whatever their score: whoever ranks the hits again sees paraphrases and
    /// other languages too.
    /// </remarks>
    Task<IReadOnlyList<IndexHit>> SearchAsync(IndexQuery query, CancellationToken cancellationToken);

    /// <summary>Everything the index holds, in any order, for <c>fsck</c>.</summary>
    IAsyncEnumerable<IndexEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>Number of chunks.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Reads all that the index keeps on disk under a checksum, for <c>fsck</c>; empty when it is what was written.</summary>
    Task<IReadOnlyList<IndexDamage>> VerifyAsync(CancellationToken cancellationToken);

    /// <summary>Forgets a damaged part, together with those of its chunks that were not written again since.</summary>
    Task DiscardAsync(IndexDamage damage, CancellationToken cancellationToken);

    /// <summary>How the nearest vectors are searched; null for an index that does not say.</summary>
    Task<VectorSearchStatus?> ReadVectorSearchAsync(CancellationToken cancellationToken) => Task.FromResult<VectorSearchStatus?>(null);
}
