using RagLlama.Documents;
using RagLlama.Security;

namespace RagLlama.Ingestion;

/// <summary>Takes files given by hand into the source <see cref="Uploads.SourceId"/>.</summary>
public interface IUploads
{
    /// <summary>
    /// Stores the content, enters the document as pending under <see cref="Uploads.ExternalId"/> and queues its ingest. Returns when all of
    /// that is durable. The same person giving a file of the same name again replaces the document.
    /// </summary>
    /// <param name="content">Read once, to its end.</param>
    /// <exception cref="BlobTooLargeException">The content is longer than the configured limit; nothing is kept.</exception>
    Task<DocumentId> AcceptAsync(Asker asker, string fileName, Stream content, AccessList access, CancellationToken cancellationToken);
}
