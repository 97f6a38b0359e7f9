using RagLlama.Documents;

namespace RagLlama.Indexing;

/// <summary>A chunk found by the index, best first.</summary>
/// <param name="Score">Fused score; see <see cref="IVectorIndex.SearchAsync"/>.</param>
/// <param name="Lexical">BM25 divided by its greatest possible value for this question, 0 to 1.</param>
/// <param name="Dense">Cosine of question and passage, -1 to 1; 0 without a vector.</param>
public sealed record IndexHit(ChunkId Id, DocumentId DocumentId, double Score, double Lexical, double Dense)
{
    /// <summary>Why it was found, when <see cref="IndexQuery.Explain"/> asks for it; otherwise null.</summary>
    public HitExplanation? Explanation { get; init; }
}
