using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Sources;

namespace RagLlama.Host.Tests.Portal;

/// <summary>Documents in memory, read under the rules of the port. Writing is the ingest's business and not faked.</summary>
internal sealed class FakeCatalog : IDocumentCatalog, IDocumentReader, IDocumentRemoval
{
    private readonly Lock gate = new();
    private readonly List<SourceDefinition> sources = [];
    private readonly Dictionary<DocumentId, (DocumentRecord Record, ExtractedDocument? Structure, IReadOnlyList<Chunk> Chunks)> documents = [];

    public List<DocumentId> Removed { get; } = [];

    public void Put(DocumentRecord record, ExtractedDocument? structure = null, params IReadOnlyList<Chunk> chunks)
    {
        lock (gate)
        {
            documents[record.Id] = (record, structure, chunks);
        }
    }

    public void Change(DocumentId id, Func<DocumentRecord, DocumentRecord> change)
    {
        lock (gate)
        {
            var (record, structure, chunks) = documents[id];
            documents[id] = (change(record), structure, chunks);
        }
    }

    public IReadOnlyList<Chunk> ChunksOf(DocumentId id) => documents[id].Chunks;

    public DocumentRecord Get(DocumentId id) => documents[id].Record;

    public Task SaveSourceAsync(SourceDefinition source, CancellationToken cancellationToken)
    {
        sources.Add(source);
        return Task.CompletedTask;
    }

    public Task<SourceDefinition?> FindSourceAsync(string sourceId, CancellationToken cancellationToken) =>
        Task.FromResult(sources.FirstOrDefault(s => s.Id == sourceId));

    public Task<IReadOnlyList<SourceDefinition>> ListSourcesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SourceDefinition>>([.. sources]);

    /// <summary>Like every store, it does not answer at once: a page must not draw what it has not loaded.</summary>
    public async Task<DocumentRecord?> FindAsync(DocumentId id, CancellationToken cancellationToken)
    {
        await Task.Yield();
        lock (gate)
        {
            return documents.TryGetValue(id, out var found) ? found.Record : null;
        }
    }

    public async Task<DocumentRecord?> FindReadableAsync(Asker asker, DocumentId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { Status: not DocumentStatus.Removed } record && record.Access.Allows(asker) ? record : null;

    public Task<DocumentList> ListAsync(Asker asker, DocumentFilter filter, bool manage, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var all = documents.Values.Select(d => d.Record)
                .Where(d => (manage && asker.IsAdmin) || d.Access.Allows(asker))
                .Where(d => filter.SourceId is null || d.SourceId == filter.SourceId)
                .Where(d => filter.Status is null || d.Status == filter.Status)
                .Where(d => filter.Text is null || d.Title.Contains(filter.Text, StringComparison.OrdinalIgnoreCase))
                .OrderBy(d => d.Title, StringComparer.Ordinal).ToList();
            return Task.FromResult(new DocumentList([.. all.Skip(filter.Skip).Take(filter.Take)], all.Count));
        }
    }

    public Task<bool> IsBlobUsedAsync(string hash, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<CatalogChunk>> ReadChunksAsync(Asker asker, IReadOnlyList<ChunkId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CatalogChunk>>([.. Readable(asker).Where(c => ids.Contains(c.Chunk.Id))]);

    public Task<IReadOnlyList<CatalogChunk>> ReadChunkRangeAsync(Asker asker, DocumentId id, int from, int to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CatalogChunk>>([.. Readable(asker).Where(c => c.Document.Id == id && c.Chunk.Number >= from && c.Chunk.Number <= to)]);

    public Task<ExtractedDocument?> ReadAsync(Asker asker, DocumentId id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(documents.TryGetValue(id, out var found) && found.Record.Access.Allows(asker) ? found.Structure : null);
        }
    }

    public Task<bool> RemoveDocumentAsync(DocumentId id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Removed.Add(id);
            return Task.FromResult(documents.Remove(id));
        }
    }

    public Task<int> RemoveSourceAsync(string sourceId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var ids = documents.Where(d => d.Value.Record.SourceId == sourceId).Select(d => d.Key).ToList();
            ids.ForEach(id => documents.Remove(id));
            sources.RemoveAll(s => s.Id == sourceId);
            return Task.FromResult(ids.Count);
        }
    }

    Task IDocumentCatalog.RemoveSourceAsync(string sourceId, CancellationToken cancellationToken) => RemoveSourceAsync(sourceId, cancellationToken);

    public Task RegisterAsync(string sourceId, SourceItem item, AccessList access, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<KnownDocument>> ListKnownAsync(string sourceId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PublishAsync(DocumentPublication publication, JobFence? fence, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RecordUnchangedAsync(DocumentId id, string changeTag, JobFence? fence, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RecordOutcomeAsync(DocumentId id, DocumentStatus status, string reason, string? changeTag, JobFence? fence, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UpdateAccessAsync(DocumentId id, AccessList access, JobFence? fence, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> TombstoneAsync(DocumentId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> PurgeAsync(DocumentId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<CatalogChunk> ListChunksAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<DocumentRecord> ListAllAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    private List<CatalogChunk> Readable(Asker asker)
    {
        lock (gate)
        {
            return [.. documents.Values.Where(d => d.Record.Status != DocumentStatus.Removed && d.Record.Access.Allows(asker)).SelectMany(d => d.Chunks.Select(c => new CatalogChunk(c, d.Record)))];
        }
    }
}
