using Microsoft.Extensions.Logging;
using RagLlama.Indexing;

namespace RagLlama.Ingestion;

/// <summary>
/// Deletes blobs that no document needs: replaced versions, unreadable files, leftovers of a crash. Only blobs not stored again for an hour,
/// because a younger one may belong to a document that is being read right now.
/// </summary>
public sealed partial class BlobSweeper(IBlobStore blobs, IDocumentCatalog catalog, TimeProvider time, ILogger<BlobSweeper> logger)
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var blob in blobs.ListAsync(cancellationToken))
        {
            if (time.GetUtcNow() - blob.StoredAt > Grace && !await catalog.IsBlobUsedAsync(blob.Hash, cancellationToken))
            {
                await blobs.RemoveAsync(blob.Hash, cancellationToken);
                removed++;
            }
        }

        LogSwept(logger, removed);
        return removed;
    }

    [LoggerMessage(2010, LogLevel.Debug, "Sweep: {Removed} unused blobs removed.")]
    private static partial void LogSwept(ILogger logger, int removed);
}
