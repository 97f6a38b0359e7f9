using Microsoft.Extensions.Logging;
using RagLlama.Indexing;
using RagLlama.Jobs;

namespace RagLlama.Ingestion;

/// <summary>
/// Finishes what a sudden end left behind, at every start of a worker: removals that were announced but not queued, documents indexed for
/// another generation, and files no document needs.
/// </summary>
public sealed partial class Housekeeping(
    IBlobStore blobs, IDocumentCatalog catalog, IJobQueue queue, IVectorIndex index, TimeProvider time, ILogger<Housekeeping> logger)
{
    /// <summary>A blob stored again since may belong to a document that is being read right now.</summary>
    private static readonly TimeSpan BlobGrace = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var jobs = new List<JobRequest>();
        await foreach (var document in catalog.ListAllAsync(cancellationToken))
        {
            if (document.Status == DocumentStatus.Removed)
            {
                jobs.Add(new JobRequest(JobKinds.RemoveDocument, document.Id.ToString()));
            }
            else if (document.Status == DocumentStatus.Pending
                || (document.Version > 0 && document.ChangeTag is not null && !ChangeTags.IsOfGeneration(document.ChangeTag, index.Generation)))
            {
                jobs.Add(new JobRequest(JobKinds.IngestDocument, document.Id.ToString()));
            }
        }

        await queue.EnqueueAsync(jobs, cancellationToken);
        LogDone(logger, jobs.Count, await SweepBlobsAsync(cancellationToken));
    }

    private async Task<int> SweepBlobsAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var blob in blobs.ListAsync(cancellationToken))
        {
            if (time.GetUtcNow() - blob.StoredAt > BlobGrace && !await catalog.IsBlobUsedAsync(blob.Hash, cancellationToken))
            {
                await blobs.RemoveAsync(blob.Hash, cancellationToken);
                removed++;
            }
        }

        return removed;
    }

    [LoggerMessage(2010, LogLevel.Debug, "Housekeeping: {Jobs} documents queued again, {Blobs} unused files removed.")]
    private static partial void LogDone(ILogger logger, int jobs, int blobs);
}
