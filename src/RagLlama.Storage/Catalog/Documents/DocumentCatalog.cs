using System.Runtime.CompilerServices;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Sources;
using RagLlama.Storage.Catalog.Database;
using RagLlama.Storage.Jobs;

namespace RagLlama.Storage.Catalog.Documents;

/// <summary>Draws the transactions: what happens inside them stands in <see cref="DocumentWrites"/>, <see cref="DocumentReads"/> and <see cref="ChunkReads"/>.</summary>
internal sealed class DocumentCatalog(CatalogDatabase database, TimeProvider time) : IDocumentCatalog
{
    private readonly DocumentWrites _writes = new(database, time);
    private readonly DocumentReads _documents = new(database);
    private readonly ChunkReads _chunks = new(database);

    public Task SaveSourceAsync(SourceDefinition source, CancellationToken cancellationToken) =>
        database.WriteAsync(s => SourceTable.SaveAsync(s, source, cancellationToken), cancellationToken);

    public Task<SourceDefinition?> FindSourceAsync(string sourceId, CancellationToken cancellationToken) =>
        database.ReadAsync(s => SourceTable.FindAsync(s, sourceId, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<SourceDefinition>> ListSourcesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => SourceTable.ListAsync(s, cancellationToken), cancellationToken);

    public Task RemoveSourceAsync(string sourceId, CancellationToken cancellationToken) =>
        database.WriteAsync(s => SourceTable.RemoveAsync(s, sourceId, cancellationToken), cancellationToken);

    public Task RegisterAsync(string sourceId, SourceItem item, AccessList access, CancellationToken cancellationToken) =>
        database.WriteAsync(s => _writes.RegisterAsync(s, sourceId, item, access, cancellationToken), cancellationToken);

    public Task<DocumentRecord?> FindAsync(DocumentId id, CancellationToken cancellationToken) =>
        database.ReadAsync(s => _documents.FindAsync(s, id, cancellationToken), cancellationToken);

    public Task<DocumentRecord?> FindReadableAsync(Asker asker, DocumentId id, CancellationToken cancellationToken) =>
        database.ReadAsync(s => _documents.FindReadableAsync(s, asker, id, cancellationToken), cancellationToken);

    public Task<DocumentList> ListAsync(Asker asker, DocumentFilter filter, bool manage, CancellationToken cancellationToken) =>
        database.ReadAsync(s => _documents.ListAsync(s, asker, filter, manage, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<KnownDocument>> ListKnownAsync(string sourceId, CancellationToken cancellationToken) =>
        database.ReadAsync(s => _documents.ListKnownAsync(s, sourceId, cancellationToken), cancellationToken);

    public Task PublishAsync(DocumentPublication publication, JobFence? fence, CancellationToken cancellationToken)
    {
        if (publication.Version < 1 || publication.Chunks.Any(c => c.DocumentId != publication.Id || c.Version != publication.Version))
        {
            throw new ArgumentException($"Document {publication.Id}: versions count from 1, and every chunk belongs to the version published.", nameof(publication));
        }

        return FencedAsync(fence, s => _writes.PublishAsync(s, publication, cancellationToken), cancellationToken);
    }

    public Task RecordUnchangedAsync(DocumentId id, string changeTag, JobFence? fence, CancellationToken cancellationToken) =>
        FencedAsync(fence, s => _writes.RecordUnchangedAsync(s, id, changeTag, cancellationToken), cancellationToken);

    public Task RecordOutcomeAsync(
        DocumentId id, DocumentStatus status, string reason, string? changeTag, JobFence? fence, CancellationToken cancellationToken) =>
        FencedAsync(fence, s => _writes.RecordOutcomeAsync(s, id, status, reason, changeTag, cancellationToken), cancellationToken);

    public Task UpdateAccessAsync(DocumentId id, AccessList access, JobFence? fence, CancellationToken cancellationToken) =>
        FencedAsync(fence, s => _writes.UpdateAccessAsync(s, id, access, cancellationToken), cancellationToken);

    public Task<bool> TombstoneAsync(DocumentId id, CancellationToken cancellationToken) =>
        database.WriteAsync(s => _writes.TombstoneAsync(s, id, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> PurgeAsync(DocumentId id, CancellationToken cancellationToken) =>
        database.WriteAsync(s => _writes.PurgeAsync(s, id, cancellationToken), cancellationToken);

    public Task<bool> IsBlobUsedAsync(string hash, CancellationToken cancellationToken) =>
        database.ReadAsync(s => DocumentReads.UsesBlobAsync(s, hash, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<CatalogChunk>> ReadChunksAsync(Asker asker, IReadOnlyList<ChunkId> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? Task.FromResult<IReadOnlyList<CatalogChunk>>([])
            : database.ReadAsync(s => _chunks.ReadAsync(s, asker, ids, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<CatalogChunk>> ReadChunkRangeAsync(Asker asker, DocumentId id, int from, int to, CancellationToken cancellationToken) =>
        database.ReadAsync(s => _chunks.ReadRangeAsync(s, asker, id, from, to, cancellationToken), cancellationToken);

    public IAsyncEnumerable<CatalogChunk> ListChunksAsync(CancellationToken cancellationToken) =>
        StreamAsync(s => _chunks.ListAsync(s, cancellationToken), cancellationToken);

    public IAsyncEnumerable<DocumentRecord> ListAllAsync(CancellationToken cancellationToken) =>
        StreamAsync(s => _documents.ListAllAsync(s, cancellationToken), cancellationToken);

    private Task FencedAsync(JobFence? fence, Func<CatalogSession, Task> write, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                await FenceCheck.RequireAsync(s, fence, cancellationToken);
                await write(s);
            },
            cancellationToken);

    private async IAsyncEnumerable<T> StreamAsync<T>(
        Func<CatalogSession, IAsyncEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await foreach (var item in read(new CatalogSession(database, connection, null)).WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }
}
