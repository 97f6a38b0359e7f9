namespace RagLlama.Indexing;

/// <param name="Kind"><c>missing</c> (in the catalogue, not in the index), <c>orphan</c> (in the index, not in the catalogue), <c>access</c> (the index filters by another list), <c>damaged</c> (a file of the index is not what was written), <c>blob</c> (a file of a document is gone or damaged), <c>count</c> (a document's chunk count is wrong).</param>
/// <param name="Id">Chunk or document id, blob hash, or name of a file of the index.</param>
public sealed record ConsistencyProblem(string Kind, string Id, string Detail);
