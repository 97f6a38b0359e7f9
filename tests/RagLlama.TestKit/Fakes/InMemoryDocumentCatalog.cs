using System.Runtime.CompilerServices;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Sources;

namespace RagLlama.TestKit.Fakes;

/// <summary>The catalogue's contract in memory. Fences are checked against <paramref name="queue"/>; without one, every fence is good.</summary>
public sealed class InMemoryDocumentCatalog(InMemoryJobQueue? queue = null, TimeProvider? time = null) : IDocumentCatalog
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, SourceDefinition> _sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DocumentId, DocumentRecord> _documents = [];
    private readonly Dictionary<DocumentId, IReadOnlyList<Chunk>> _chunks = [];
    private readonly Dictionary<DocumentId, HashSet<string>> _leftovers = [];

    public Task SaveSourceAsync(SourceDefinition source, CancellationToken cancellationToken) => Write(() => _sources[source.Id] = source);

    public Task<SourceDefinition?> FindSourceAsync(string sourceId, CancellationToken cancellationToken) => Read(() => _sources.GetValueOrDefault(sourceId));

    public Task<IReadOnlyList<SourceDefinition>> ListSourcesAsync(CancellationToken cancellationToken) =>
        Read<IReadOnlyList<SourceDefinition>>(() => [.. _sources.Values]);

    public Task RemoveSourceAsync(string sourceId, CancellationToken cancellationToken) => Write(() => _sources.Remove(sourceId));

    public Task RegisterAsync(string sourceId, SourceItem item, AccessList access, CancellationToken cancellationToken) => Write(() =>
    {
        var id = DocumentId.For(sourceId, item.ExternalId);
        var known = _documents.GetValueOrDefault(id);
        if (known is null or { Status: DocumentStatus.Removed })
        {
            Leave(known, []);
            known = new DocumentRecord
            {
                Id = id,
                SourceId = sourceId,
                ExternalId = item.ExternalId,
                Uri = item.Uri,
                FileName = item.FileName,
                Title = item.FileName,
                Status = DocumentStatus.Pending,
                Access = access,
                UpdatedAt = _time.GetUtcNow(),
            };
        }

        _documents[id] = known with
        {
            Uri = item.Uri,
            FileName = item.FileName,
            ModifiedAt = item.ModifiedAt,
            Title = known.Version == 0 ? item.FileName : known.Title,
        };
    });

    public Task<DocumentRecord?> FindAsync(DocumentId id, CancellationToken cancellationToken) => Read(() => _documents.GetValueOrDefault(id));

    public Task<DocumentRecord?> FindReadableAsync(Asker asker, DocumentId id, CancellationToken cancellationToken) =>
        Read(() => _documents.GetValueOrDefault(id) is { } document && IsReadable(asker, document) ? document : null);

    public Task<DocumentList> ListAsync(Asker asker, DocumentFilter filter, bool manage, CancellationToken cancellationToken) => Read(() =>
    {
        var all = manage && asker.IsAdmin
            ? _documents.Values.Where(d => filter.Status is not null || d.Status != DocumentStatus.Removed)
            : _documents.Values.Where(d => IsReadable(asker, d));
        DocumentRecord[] matching =
        [
            .. all.Where(d => filter.SourceId is null || d.SourceId == filter.SourceId)
                .Where(d => filter.Status is null || d.Status == filter.Status)
                .Where(d => $"{d.Title}\n{d.ExternalId}".Contains(filter.Text?.Trim() ?? "", StringComparison.OrdinalIgnoreCase))
                .OrderBy(d => d.Title.ToLowerInvariant(), StringComparer.Ordinal).ThenBy(d => d.Id),
        ];
        return new DocumentList([.. matching.Skip(filter.Skip).Take(filter.Take)], matching.Length);
    });

    public Task<IReadOnlyList<KnownDocument>> ListKnownAsync(string sourceId, CancellationToken cancellationToken) => Read<IReadOnlyList<KnownDocument>>(() =>
        [.. _documents.Values.Where(d => d.SourceId == sourceId).Select(d => new KnownDocument(d.Id, d.ExternalId, d.ChangeTag, d.Access, d.Status))]);

    public Task PublishAsync(DocumentPublication publication, JobFence? fence, CancellationToken cancellationToken) => Write(() =>
    {
        if (publication.Version < 1 || publication.Chunks.Any(c => c.DocumentId != publication.Id || c.Version != publication.Version))
        {
            throw new ArgumentException("Every chunk belongs to the version published.", nameof(publication));
        }

        Require(fence);
        if (_documents.GetValueOrDefault(publication.Id) is not { Status: not DocumentStatus.Removed } known)
        {
            throw new InvalidOperationException($"Document {publication.Id} is not registered or was removed.");
        }

        if (publication.Version < known.Version || (publication.Version == known.Version && publication.ContentHash != known.ContentHash))
        {
            throw new InvalidOperationException($"Document {publication.Id} already has version {known.Version}.");
        }

        Leave(known, [publication.ContentHash, publication.StructureHash]);
        _chunks[publication.Id] = [.. publication.Chunks.OrderBy(c => c.Number)];
        _documents[publication.Id] = known with
        {
            Title = publication.Title,
            Status = publication.Status,
            Reason = publication.Reason,
            Access = publication.Access,
            Version = publication.Version,
            ChangeTag = publication.ChangeTag,
            ContentHash = publication.ContentHash,
            StructureHash = publication.StructureHash,
            Bytes = publication.Bytes,
            MediaType = publication.MediaType,
            Language = publication.Language,
            Pages = publication.Pages,
            Chunks = publication.Chunks.Count,
            Warnings = publication.Warnings,
            ModifiedAt = publication.ModifiedAt,
            UpdatedAt = _time.GetUtcNow(),
        };
    });

    public Task RecordUnchangedAsync(DocumentId id, string changeTag, JobFence? fence, CancellationToken cancellationToken) => Change(id, fence, d => d with
    {
        ChangeTag = changeTag,
        Reason = d.Status is DocumentStatus.Indexed or DocumentStatus.Partial || d.Version == 0 ? d.Reason : null,
        Status = d.Version == 0 || d.Status == DocumentStatus.Partial ? d.Status : DocumentStatus.Indexed,
    });

    public Task RecordOutcomeAsync(
        DocumentId id, DocumentStatus status, string reason, string? changeTag, JobFence? fence, CancellationToken cancellationToken) =>
        Change(id, fence, d => d with { Status = status, Reason = reason, ChangeTag = changeTag ?? d.ChangeTag });

    public Task UpdateAccessAsync(DocumentId id, AccessList access, JobFence? fence, CancellationToken cancellationToken) =>
        Change(id, fence, d => d with { Access = access });

    public Task<bool> TombstoneAsync(DocumentId id, CancellationToken cancellationToken) => Read(() =>
    {
        if (_documents.GetValueOrDefault(id) is not { Status: not DocumentStatus.Removed } known)
        {
            return false;
        }

        _documents[id] = known with { Status = DocumentStatus.Removed, Reason = null, Version = 0, Chunks = 0, UpdatedAt = _time.GetUtcNow() };
        _chunks.Remove(id);
        return true;
    });

    public Task<IReadOnlyList<string>> PurgeAsync(DocumentId id, CancellationToken cancellationToken) => Read<IReadOnlyList<string>>(() =>
    {
        if (_documents.GetValueOrDefault(id) is { Status: DocumentStatus.Removed } removed)
        {
            Leave(removed, []);
            _documents.Remove(id);
        }

        var used = _documents.Values.SelectMany(d => new[] { d.ContentHash, d.StructureHash }).ToHashSet();
        return _leftovers.Remove(id, out var left) ? [.. left.Where(h => !used.Contains(h)).Order(StringComparer.Ordinal)] : [];
    });

    public Task<bool> IsBlobUsedAsync(string hash, CancellationToken cancellationToken) =>
        Read(() => _documents.Values.Any(d => d.ContentHash == hash || d.StructureHash == hash));

    public Task<IReadOnlyList<CatalogChunk>> ReadChunksAsync(Asker asker, IReadOnlyList<ChunkId> ids, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<CatalogChunk>>(() =>
        {
            var readable = Answerable().Where(c => IsReadable(asker, c.Document)).ToDictionary(c => c.Chunk.Id);
            return [.. ids.Distinct().Where(readable.ContainsKey).Select(id => readable[id])];
        });

    public Task<IReadOnlyList<CatalogChunk>> ReadChunkRangeAsync(Asker asker, DocumentId id, int from, int to, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<CatalogChunk>>(() =>
            [.. Answerable().Where(c => c.Document.Id == id && IsReadable(asker, c.Document) && c.Chunk.Number >= from && c.Chunk.Number <= to)]);

    public IAsyncEnumerable<CatalogChunk> ListChunksAsync(CancellationToken cancellationToken) => StreamAsync<CatalogChunk>(() => [.. Answerable()], cancellationToken);

    public IAsyncEnumerable<DocumentRecord> ListAllAsync(CancellationToken cancellationToken) => StreamAsync<DocumentRecord>(() => [.. _documents.Values], cancellationToken);

    private static bool IsReadable(Asker asker, DocumentRecord document) => document.Status != DocumentStatus.Removed && document.Access.Allows(asker);

    private IEnumerable<CatalogChunk> Answerable() =>
        _documents.Values.Where(d => d.Version > 0).SelectMany(d => _chunks[d.Id].Select(c => new CatalogChunk(c, d)));

    private Task<bool> Change(DocumentId id, JobFence? fence, Func<DocumentRecord, DocumentRecord> change) => Write(() =>
    {
        Require(fence);
        if (_documents.GetValueOrDefault(id) is { Status: not DocumentStatus.Removed } known)
        {
            _documents[id] = change(known) with { UpdatedAt = _time.GetUtcNow() };
        }
    });

    private void Require(JobFence? fence)
    {
        if (fence is not null && queue is not null && !queue.Holds(fence))
        {
            throw new StaleFenceException(fence);
        }
    }

    private void Leave(DocumentRecord? known, IReadOnlyList<string> kept)
    {
        if (known is not null)
        {
            var left = _leftovers.TryGetValue(known.Id, out var before) ? before : _leftovers[known.Id] = [];
            left.UnionWith(new[] { known.ContentHash, known.StructureHash }.OfType<string>().Except(kept));
        }
    }

    private Task<bool> Write(Action write) => Read(() =>
    {
        write();
        return true;
    });

    private Task<T> Read<T>(Func<T> read)
    {
        try
        {
            lock (_lock)
            {
                return Task.FromResult(read());
            }
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(Func<T[]> snapshot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in await Read(snapshot))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
