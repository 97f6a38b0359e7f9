namespace RagLlama.Retrieval.Ranking;

/// <param name="Factors">One for each candidate.</param>
/// <param name="Passages">The candidates as they were compared.</param>
internal sealed record CandidateRanking(IReadOnlyList<RankingFactors> Factors, IReadOnlyList<PreparedPassage> Passages);
