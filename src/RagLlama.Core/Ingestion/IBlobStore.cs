namespace RagLlama.Ingestion;

/// <summary>Content-addressed files: a blob is named by the SHA-256 of its bytes and never changes. A write is durable when it returns.</summary>
public interface IBlobStore
{
    /// <summary>Stores the bytes (at most <paramref name="maxBytes"/>) and returns their hash and length. Storing the same bytes again only renews <see cref="StoredBlob.StoredAt"/>.</summary>
    /// <exception cref="BlobTooLargeException">The stream is longer; nothing is kept.</exception>
    Task<BlobInfo> PutAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Local path of a blob, for the extraction process; null when there is none.</summary>
    Task<string?> FindPathAsync(string hash, CancellationToken cancellationToken);

    Task RemoveAsync(string hash, CancellationToken cancellationToken);

    /// <summary>All blobs, in any order, for <c>fsck</c> and the sweeper.</summary>
    IAsyncEnumerable<StoredBlob> ListAsync(CancellationToken cancellationToken);
}
