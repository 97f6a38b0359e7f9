namespace RagLlama.Storage.Embedded;

/// <param name="Id">Row id in the file; 0 marks a free slot.</param>
/// <param name="Terms">Length in terms, the title's counted with their weight's share: the document length of BM25.</param>
/// <param name="Scale">Factor of the vector's numbers; 0 for a chunk without a vector.</param>
internal readonly record struct ChunkRow(long Id, Guid ChunkId, Guid DocumentId, int AccessSet, int Source, int Terms, float Scale);
