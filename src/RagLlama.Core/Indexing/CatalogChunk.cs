using RagLlama.Documents;

namespace RagLlama.Indexing;

/// <summary>A chunk together with the document it belongs to, read under the asker's permissions.</summary>
public sealed record CatalogChunk(Chunk Chunk, DocumentRecord Document);
