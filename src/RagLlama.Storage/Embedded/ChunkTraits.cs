namespace RagLlama.Storage.Embedded;

/// <summary>What decides whether a question may look at a chunk, and its length.</summary>
/// <param name="Day">Day number of the document's date; -1 when it has none.</param>
/// <param name="Terms">Length in terms, the title's counted with their weight: the document length of BM25.</param>
internal readonly record struct ChunkTraits(int AccessSet, int Source, int Language, int Day, int Terms);
