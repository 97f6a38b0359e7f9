namespace RagLlama.Retrieval.Ranking;

/// <summary>
/// Passages in other languages than the question's change places among themselves, by scores that compare word by word what texts as wholes do not show. Each
/// keeps to the places and scores that such passages had, so that no passage in the question's own language moves.
/// </summary>
internal static class AcrossLanguages
{
    /// <param name="byScore">Indexes of the candidates, best first.</param>
    /// <param name="factors">One for each candidate.</param>
    public static List<int> Reorder(IReadOnlyList<int> byScore, IReadOnlyList<RankingFactors> factors)
    {
        var foreign = new Queue<int>(byScore.Where(i => factors[i].Translated is not null).OrderByDescending(i => factors[i].ScoreAcrossLanguages));
        return [.. byScore.Select(i => factors[i].Translated is null ? i : foreign.Dequeue())];
    }
}
