using RagLlama.Documents;

namespace RagLlama.Indexing;

/// <summary>What the index says it holds of a chunk, for <c>fsck</c>.</summary>
/// <param name="VectorHash">SHA-256 of the stored vector bytes, lower-case hexadecimal.</param>
public sealed record IndexEntry(ChunkId Id, DocumentId DocumentId, int Version, int Number, AccessList Access, string VectorHash);
