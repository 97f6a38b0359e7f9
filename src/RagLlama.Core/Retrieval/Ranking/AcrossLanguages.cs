namespace RagLlama.Retrieval.Ranking;

/// <summary>
/// Where nothing near the question is in its own language, passages change places by scores that compare word by word what texts as wholes do not show. Those in the
/// question's own language further down keep their places, and every place its score.
/// </summary>
internal static class AcrossLanguages
{
    /// <summary>With one passage in its own language among so many, the question is left to the words: docs/ranking.md has the figures.</summary>
    private const int Nearest = 10;

    /// <param name="foreign">For each candidate whether it is in another language than the question.</param>
    public static bool OnlyForeignAreNear(IReadOnlyList<RankingFactors> factors, IReadOnlyList<bool> foreign) =>
        factors.Zip(foreign).OrderByDescending(f => f.First.Score).Take(Nearest).All(f => f.Second);

    /// <summary>Whether every passage is in another language than the question and was compared with it word by word.</summary>
    public static bool IsAllThatWasFound(IReadOnlyList<RetrievedPassage> passages) => passages.All(p => p.Factors?.Translated is not null);

    /// <param name="byScore">Indexes of the candidates, best first.</param>
    /// <param name="factors">One for each candidate.</param>
    public static IReadOnlyList<int> Reorder(IReadOnlyList<int> byScore, IReadOnlyList<RankingFactors> factors)
    {
        var foreign = new Queue<int>(byScore.Where(i => factors[i].Translated is not null).OrderByDescending(i => factors[i].ScoreAcrossLanguages));
        return [.. byScore.Select(i => factors[i].Translated is null ? i : foreign.Dequeue())];
    }
}
