using RagLlama.Documents;

namespace RagLlama.Storage.Catalog.Documents;

/// <summary>What a change of a document depends on, read under its lock.</summary>
internal sealed record DocumentState(
    DocumentId Id, string ExternalId, string Status, string Access, int Version, string? ContentHash, string? StructureHash);
