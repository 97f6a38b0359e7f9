using RagLlama.Documents;
using RagLlama.Ingestion;

namespace RagLlama.Indexing;

/// <summary>The little of a document that tells a sync whether anything changed.</summary>
public sealed record KnownDocument(DocumentId Id, string ExternalId, string? ChangeTag, AccessList Access, DocumentStatus Status);
