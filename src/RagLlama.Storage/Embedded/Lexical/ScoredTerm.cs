namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>A term of the question that takes part in the scores.</summary>
/// <param name="Chunks">Visible passages that have it.</param>
/// <param name="Idf">Inverse document frequency among the visible passages.</param>
/// <param name="Weight">Its share in the sum of all terms' idf: what it adds to the score of a passage made of it alone.</param>
internal readonly record struct ScoredTerm(string Term, int Chunks, double Idf, float Weight);
