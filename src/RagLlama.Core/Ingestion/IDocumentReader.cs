using RagLlama.Documents;
using RagLlama.Security;

namespace RagLlama.Ingestion;

/// <summary>Reads back what was read from a document when it was indexed.</summary>
public interface IDocumentReader
{
    /// <summary>Text and structure of the answerable version; null when there is none or the asker may not read it.</summary>
    Task<ExtractedDocument?> ReadAsync(Asker asker, DocumentId id, CancellationToken cancellationToken);
}
