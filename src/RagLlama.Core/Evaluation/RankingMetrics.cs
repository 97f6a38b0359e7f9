namespace RagLlama.Evaluation;

/// <summary>How good one ranking is. Ids are in order, each once; relevance is by id, and what is not in it is irrelevant.</summary>
public static class RankingMetrics
{
    /// <summary>Discounted cumulative gain of the first k with gains 2^relevance - 1, divided by the best possible. C. Burges et al., "Learning to Rank using Gradient Descent" (2005).</summary>
    public static double Ndcg(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> relevance, int k)
    {
        var ideal = relevance.Values.OrderDescending().Take(k).Select((score, rank) => Gain(score, rank)).Sum();
        return ideal == 0 ? 0 : ranked.Take(k).Select((id, rank) => Gain(relevance.GetValueOrDefault(id), rank)).Sum() / ideal;
    }

    /// <summary>Share of the relevant ones that stand among the first k; with more than k relevant ones, k of them are all that can be asked.</summary>
    public static double Recall(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> relevance, int k)
    {
        var relevant = relevance.Count(pair => pair.Value > 0);
        return relevant == 0 ? 0 : (double)ranked.Take(k).Count(id => relevance.GetValueOrDefault(id) > 0) / Math.Min(k, relevant);
    }

    /// <summary>One divided by the rank of the first relevant one among the first k; 0 without one.</summary>
    public static double ReciprocalRank(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> relevance, int k)
    {
        for (var rank = 0; rank < Math.Min(k, ranked.Count); rank++)
        {
            if (relevance.GetValueOrDefault(ranked[rank]) > 0)
            {
                return 1.0 / (rank + 1);
            }
        }

        return 0;
    }

    private static double Gain(int score, int rank) => (Math.Pow(2, score) - 1) / Math.Log2(rank + 2);
}
