namespace RagLlama.Indexing;

/// <summary>Why a chunk was found; its dense part and total are those of the hit.</summary>
/// <param name="Terms">The question's terms that the chunk has; their contributions add up to the hit's lexical score.</param>
/// <param name="VisibleChunks">Chunks the question could look at, over which all statistics are taken.</param>
public sealed record HitExplanation(IReadOnlyList<TermExplanation> Terms, int VisibleChunks);
