using RagLlama.Documents;
using RagLlama.Ingestion;

namespace RagLlama.Indexing;

/// <summary>
/// Makes the index what the catalogue says, without asking any source again: writes chunks that are missing or lie in damaged parts from the
/// catalogue's texts, removes those that belong to no answerable version, and corrects access lists. Run it while nothing is being ingested.
/// </summary>
public sealed class IndexRepair
{
    private readonly IDocumentCatalog _catalog;
    private readonly IVectorIndex _index;
    private readonly DocumentIndexer _indexer;

    internal IndexRepair(IDocumentCatalog catalog, IVectorIndex index, DocumentIndexer indexer)
    {
        _catalog = catalog;
        _index = index;
        _indexer = indexer;
    }

    /// <returns>What was done, one entry for each kind, for the report.</returns>
    public async Task<IndexRepairReport> RunAsync(CancellationToken cancellationToken)
    {
        var damages = await _index.VerifyAsync(cancellationToken);
        foreach (var damage in damages.Where(damage => damage.IsWhole))
        {
            await _index.DiscardAsync(damage, cancellationToken);
        }

        var indexed = new Dictionary<ChunkId, IndexEntry>();
        await foreach (var entry in _index.ListAsync(cancellationToken))
        {
            indexed[entry.Id] = entry;
        }

        var report = await WriteAgainAsync(indexed, damages.SelectMany(damage => damage.Chunks).ToHashSet(), cancellationToken);
        foreach (var orphan in indexed.Values.DistinctBy(entry => entry.DocumentId))
        {
            var document = await _catalog.FindAsync(orphan.DocumentId, cancellationToken);
            var keeps = document is { Status: not DocumentStatus.Removed } ? document.Chunks : 0;
            await _index.RemoveOtherChunksAsync(orphan.DocumentId, document?.Version ?? 0, keeps, cancellationToken);
        }

        // Last: until its chunks are written again, a damaged part is better than none.
        foreach (var damage in damages.Where(damage => !damage.IsWhole))
        {
            await _index.DiscardAsync(damage, cancellationToken);
        }

        return report with { Removed = indexed.Count, Discarded = damages.Count };
    }

    /// <summary>Takes from <paramref name="indexed"/> what the catalogue knows: what is left belongs to nothing.</summary>
    private async Task<IndexRepairReport> WriteAgainAsync(Dictionary<ChunkId, IndexEntry> indexed, HashSet<ChunkId> damaged, CancellationToken cancellationToken)
    {
        int written = 0, corrected = 0;
        var lost = new List<Chunk>();
        DocumentRecord? current = null;
        var differs = false;
        await foreach (var (chunk, document) in _catalog.ListChunksAsync(cancellationToken))
        {
            if (document.Id != current?.Id)
            {
                await FinishAsync();
                current = document;
            }

            if (!indexed.Remove(chunk.Id, out var entry) || damaged.Contains(chunk.Id))
            {
                lost.Add(chunk);
            }
            else
            {
                differs |= !entry.Access.Equals(document.Access);
            }
        }

        await FinishAsync();
        return new IndexRepairReport(written, Removed: 0, corrected, Discarded: 0);

        async Task FinishAsync()
        {
            if (lost.Count > 0)
            {
                await _indexer.WriteAsync(current!, current!.Access, current.Title, DocumentIndexer.DayOf(current.ModifiedAt), lost, cancellationToken);
                written += lost.Count;
            }

            if (differs)
            {
                await _index.UpdateAccessAsync(current!.Id, current.Access, cancellationToken);
                corrected++;
            }

            lost.Clear();
            differs = false;
        }
    }
}
