namespace RagLlama.Indexing;

/// <param name="Items">One page of the list, ordered by title.</param>
/// <param name="Total">Number of documents that match the filter.</param>
public sealed record DocumentList(IReadOnlyList<DocumentRecord> Items, int Total);
