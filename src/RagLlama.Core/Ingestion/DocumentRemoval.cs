using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Jobs;

namespace RagLlama.Ingestion;

/// <summary>Tombstone first, so that the next request cannot meet the document; the rest is a job that survives a crash (I3).</summary>
internal sealed class DocumentRemoval(IDocumentCatalog catalog, IJobQueue queue) : IDocumentRemoval
{
    public async Task<bool> RemoveDocumentAsync(DocumentId id, CancellationToken cancellationToken)
    {
        if (!await catalog.TombstoneAsync(id, cancellationToken))
        {
            return false;
        }

        await queue.EnqueueAsync([new JobRequest(JobKinds.RemoveDocument, id.ToString())], cancellationToken);
        return true;
    }

    public async Task<int> RemoveSourceAsync(string sourceId, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var document in await catalog.ListKnownAsync(sourceId, cancellationToken))
        {
            removed += await RemoveDocumentAsync(document.Id, cancellationToken) ? 1 : 0;
        }

        await catalog.RemoveSourceAsync(sourceId, cancellationToken);
        return removed;
    }
}
