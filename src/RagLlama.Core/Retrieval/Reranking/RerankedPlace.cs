namespace RagLlama.Retrieval.Reranking;

/// <summary>What a reranker made of a passage.</summary>
/// <param name="Model">The reranker's model.</param>
/// <param name="PlaceBefore">The passage's place in the order the reranker was given, 1 for the first.</param>
/// <param name="Score">Larger is better; null when the reranker failed, and the order was kept.</param>
public sealed record RerankedPlace(string Model, int PlaceBefore, double? Score);
