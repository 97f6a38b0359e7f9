namespace RagLlama.Storage.Embedded;

/// <param name="Id">Row id in the file; 0 marks a free slot.</param>
internal readonly record struct ChunkRow(long Id, Guid ChunkId, Guid DocumentId);
