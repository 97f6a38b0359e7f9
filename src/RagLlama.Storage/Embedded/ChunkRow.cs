namespace RagLlama.Storage.Embedded;

/// <param name="Id">Row id in the file; 0 marks a free slot.</param>
/// <param name="Scale">Factor of the vector's numbers; 0 for a chunk without a vector.</param>
internal readonly record struct ChunkRow(long Id, Guid ChunkId, Guid DocumentId, float Scale);
