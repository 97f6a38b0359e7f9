using Microsoft.Extensions.Logging;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;

namespace RagLlama.Sources;

/// <summary>Compares what a source holds with what the catalogue knows of it, and queues one job for each document that differs.</summary>
public sealed partial class SourceSynchronizer(
    IDocumentCatalog catalog, IJobQueue queue, IVectorIndex index, IEnumerable<ISourceConnector> connectors, ILogger<SourceSynchronizer> logger)
{
    /// <summary>How many documents are queued in one transaction: large enough to be quick, small enough to start soon and lose little.</summary>
    private const int QueueBatch = 200;

    private readonly Dictionary<string, ISourceConnector> _connectors = connectors.ToDictionary(c => c.Kind);

    public async Task<SyncSummary> SyncAsync(string sourceId, SyncOptions options, CancellationToken cancellationToken)
    {
        var source = await catalog.FindSourceAsync(sourceId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no source '{sourceId}'.");
        var known = (await catalog.ListKnownAsync(sourceId, cancellationToken)).ToDictionary(d => d.Id);
        var listed = new List<DocumentId>();
        var queued = new HashSet<DocumentId>();
        var waiting = new List<JobRequest>();
        var removed = new List<KnownDocument>();
        var complete = false;

        await foreach (var change in _connectors[source.Connector].GetChangesAsync(source, SyncCursor.Beginning, cancellationToken))
        {
            switch (change)
            {
                case SourceChange.Listed(var item) when options.Covers(item.ExternalId):
                    var id = DocumentId.For(sourceId, item.ExternalId);
                    listed.Add(id);
                    if (NeedsReading(source, item, known.GetValueOrDefault(id), options))
                    {
                        if (known.GetValueOrDefault(id) is not { Status: DocumentStatus.Pending })
                        {
                            await catalog.RegisterAsync(sourceId, item, item.Access ?? source.Access, cancellationToken);
                        }

                        queued.Add(id);
                        waiting.Add(new JobRequest(JobKinds.IngestDocument, id.ToString()));
                    }

                    break;
                case SourceChange.Unreadable(var item, var reason) when options.Covers(item.ExternalId):
                    listed.Add(DocumentId.For(sourceId, item.ExternalId));
                    await catalog.RegisterAsync(sourceId, item, item.Access ?? source.Access, cancellationToken);
                    await catalog.RecordOutcomeAsync(listed[^1], DocumentStatus.Failed, reason, changeTag: null, fence: null, cancellationToken);
                    break;
                case SourceChange.Removed(var externalId) when known.TryGetValue(DocumentId.For(sourceId, externalId), out var gone):
                    removed.Add(gone);
                    break;
                case SourceChange.AccessChanged(var externalId, var access):
                    await UpdateAccessAsync(DocumentId.For(sourceId, externalId), access, cancellationToken);
                    break;
                case SourceChange.ListingCompleted:
                    complete = true;
                    break;
            }

            await FlushAsync(waiting, QueueBatch, cancellationToken);
        }

        await FlushAsync(waiting, 1, cancellationToken);
        if (complete)
        {
            removed.AddRange(known.Values.Where(d => options.Covers(d.ExternalId)).ExceptBy(listed, d => d.Id));
        }

        // A removal that was announced but not queued before a sudden end is queued now; it was reported then.
        await queue.EnqueueAsync([.. removed.Where(d => d.Status == DocumentStatus.Removed).Select(RemovalOf)], cancellationToken);
        removed.RemoveAll(d => d.Status == DocumentStatus.Removed);
        return await RemoveAsync(options, known.Count, listed, queued, removed, cancellationToken);
    }

    private async Task<SyncSummary> RemoveAsync(
        SyncOptions options, int known, List<DocumentId> listed, HashSet<DocumentId> queued, List<KnownDocument> removed, CancellationToken cancellationToken)
    {
        if (options.GuardRemovals && BlastRadius.Exceeds(removed.Count, known))
        {
            LogHeldBack(logger, removed.Count, known);
            return new SyncSummary { Listed = listed, Queued = queued, Removed = [], HeldBack = removed.Count };
        }

        foreach (var document in removed)
        {
            await catalog.TombstoneAsync(document.Id, cancellationToken);
        }

        await queue.EnqueueAsync([.. removed.Select(RemovalOf)], cancellationToken);
        return new SyncSummary { Listed = listed, Queued = queued, Removed = [.. removed.Select(d => (d.Id, d.ExternalId))] };
    }

    private static JobRequest RemovalOf(KnownDocument document) => new(JobKinds.RemoveDocument, document.Id.ToString());

    private bool NeedsReading(SourceDefinition source, SourceItem item, KnownDocument? known, SyncOptions options) =>
        known is null
        || known.Status is DocumentStatus.Pending or DocumentStatus.Removed
        || (known.Status == DocumentStatus.Quarantined && options.RetryFailed)
        || (known.Status != DocumentStatus.Quarantined && known.ChangeTag != ChangeTags.Compose(item.ChangeTag, index.Generation))
        || !known.Access.Equals(item.Access ?? source.Access);

    private async Task UpdateAccessAsync(DocumentId id, AccessList access, CancellationToken cancellationToken)
    {
        await index.UpdateAccessAsync(id, access, cancellationToken);
        await catalog.UpdateAccessAsync(id, access, fence: null, cancellationToken);
    }

    private async Task FlushAsync(List<JobRequest> waiting, int atLeast, CancellationToken cancellationToken)
    {
        if (waiting.Count >= atLeast)
        {
            await queue.EnqueueAsync(waiting, cancellationToken);
            waiting.Clear();
        }
    }

    [LoggerMessage(1000, LogLevel.Warning, "The source lists {Removed} of {Known} documents no longer: too many to remove unasked. Run 'ragllama ingest' on it to confirm.")]
    private static partial void LogHeldBack(ILogger logger, int removed, int known);
}
