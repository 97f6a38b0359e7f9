using RagLlama.Documents;

namespace RagLlama.Ingestion;

/// <summary>Removes documents for good. Whether the caller may is decided before.</summary>
public interface IDocumentRemoval
{
    /// <summary>Makes the document unanswerable before it returns, and has its remains removed (I3). False when there was none.</summary>
    Task<bool> RemoveDocumentAsync(DocumentId id, CancellationToken cancellationToken);

    /// <summary>Removes every document of the source, then the source. Returns how many documents were removed.</summary>
    Task<int> RemoveSourceAsync(string sourceId, CancellationToken cancellationToken);
}
