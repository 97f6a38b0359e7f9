using RagLlama.Documents;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Sources;

namespace RagLlama.Indexing;

/// <summary>
/// The truth about sources, documents, versions and chunks. A document is answerable only in the version this catalogue names (I2).
/// Every method is one transaction, durable when it returns. Methods with a fence throw <see cref="StaleFenceException"/> and change
/// nothing when the job's lease has passed to someone else (I4); a null fence is for work that no job does.
/// </summary>
public interface IDocumentCatalog
{
    Task SaveSourceAsync(SourceDefinition source, CancellationToken cancellationToken);

    Task<SourceDefinition?> FindSourceAsync(string sourceId, CancellationToken cancellationToken);

    Task<IReadOnlyList<SourceDefinition>> ListSourcesAsync(CancellationToken cancellationToken);

    /// <summary>Removes the source's definition; its documents are removed one by one before.</summary>
    Task RemoveSourceAsync(string sourceId, CancellationToken cancellationToken);

    /// <summary>Enters a listed document as pending, or updates uri, file name and time of one that is known; keeps everything else. A removed document comes back as pending.</summary>
    Task RegisterAsync(string sourceId, SourceItem item, AccessList access, CancellationToken cancellationToken);

    Task<DocumentRecord?> FindAsync(DocumentId id, CancellationToken cancellationToken);

    /// <summary>The document if the asker may read it and it is not removed; otherwise null, whatever the reason.</summary>
    Task<DocumentRecord?> FindReadableAsync(Asker asker, DocumentId id, CancellationToken cancellationToken);

    /// <summary>Documents the asker may read, or, for an admin who asks to manage, all of them (without their content).</summary>
    Task<DocumentList> ListAsync(Asker asker, DocumentFilter filter, bool manage, CancellationToken cancellationToken);

    /// <summary>Everything known of a source, removed documents included, for the comparison with its listing.</summary>
    Task<IReadOnlyList<KnownDocument>> ListKnownAsync(string sourceId, CancellationToken cancellationToken);

    /// <summary>Makes a new version the answerable one, replacing the chunks of the one before (I2). The same version with the same content may be published again.</summary>
    /// <exception cref="InvalidOperationException">The document is unknown or removed, or has a newer version, or other content under this number: nothing was changed.</exception>
    Task PublishAsync(DocumentPublication publication, JobFence? fence, CancellationToken cancellationToken);

    /// <summary>Records that the content with this tag needs no new version: same bytes, or a newer time only.</summary>
    Task RecordUnchangedAsync(DocumentId id, string changeTag, JobFence? fence, CancellationToken cancellationToken);

    /// <summary>Records why a document could not be indexed. An earlier version stays answerable.</summary>
    Task RecordOutcomeAsync(DocumentId id, DocumentStatus status, string reason, string? changeTag, JobFence? fence, CancellationToken cancellationToken);

    Task UpdateAccessAsync(DocumentId id, AccessList access, JobFence? fence, CancellationToken cancellationToken);

    /// <summary>Marks the document removed: unanswerable from now on (I3). True when it was not removed before.</summary>
    Task<bool> TombstoneAsync(DocumentId id, CancellationToken cancellationToken);

    /// <summary>Deletes what is left of a removed document, or of earlier versions of one that is there, and returns its blobs that no document uses any more.</summary>
    Task<IReadOnlyList<string>> PurgeAsync(DocumentId id, CancellationToken cancellationToken);

    /// <summary>True when a document's answerable version needs this blob.</summary>
    Task<bool> IsBlobUsedAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Those of the chunks that are in the answerable version of a document the asker may read, in the order given: the re-check of hits (I2, I6).</summary>
    Task<IReadOnlyList<CatalogChunk>> ReadChunksAsync(Asker asker, IReadOnlyList<ChunkId> ids, CancellationToken cancellationToken);

    /// <summary>Chunks <paramref name="from"/> to <paramref name="to"/> (inclusive) of the document's answerable version, if the asker may read it.</summary>
    Task<IReadOnlyList<CatalogChunk>> ReadChunkRangeAsync(Asker asker, DocumentId id, int from, int to, CancellationToken cancellationToken);

    /// <summary>Every chunk of every answerable version, ordered by document and number, for <c>fsck</c>.</summary>
    IAsyncEnumerable<CatalogChunk> ListChunksAsync(CancellationToken cancellationToken);

    /// <summary>Every document, removed ones included, ordered by id, for <c>fsck</c>.</summary>
    IAsyncEnumerable<DocumentRecord> ListAllAsync(CancellationToken cancellationToken);
}
