namespace RagLlama.Retrieval.Understanding;

/// <param name="Query">What to look for; with a problem, nothing should be looked for.</param>
/// <param name="Problem">The first filter that cannot be applied; null when all can.</param>
public sealed record QueryReading(RetrievalQuery Query, FilterProblem? Problem);
