using RagLlama.Documents;
using RagLlama.Security;

namespace RagLlama.Ingestion;

/// <summary>Takes files that people hand in, and queues them for indexing.</summary>
public interface IUploads
{
    /// <summary>Keeps the file durably and queues its ingest. The same user uploading the same name again replaces the document.</summary>
    /// <exception cref="BlobTooLargeException">The file exceeds the limit; nothing is kept.</exception>
    Task<DocumentId> AcceptAsync(Asker asker, string fileName, Stream content, AccessList access, CancellationToken cancellationToken);
}
