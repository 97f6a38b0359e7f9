using RagLlama.Documents;
using RagLlama.Security;

namespace RagLlama.Ingestion;

/// <summary>What was read from a document's answerable version, for showing it.</summary>
public interface IDocumentReader
{
    /// <summary>Null when the asker may not read the document, when there is none, or when nothing was read from it.</summary>
    Task<ExtractedDocument?> ReadAsync(Asker asker, DocumentId id, CancellationToken cancellationToken);
}
