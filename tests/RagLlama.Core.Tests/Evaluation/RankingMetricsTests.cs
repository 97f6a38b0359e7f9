using RagLlama.Evaluation;
using Xunit;

namespace RagLlama.Core.Tests.Evaluation;

public sealed class RankingMetricsTests
{
    private static readonly Dictionary<string, int> Relevance = new() { ["a"] = 2, ["b"] = 1 };

    [Fact]
    public void The_best_order_scores_one() => Assert.Equal(1.0, RankingMetrics.Ndcg(["a", "b", "x"], Relevance, 10), 9);

    [Fact]
    public void Gains_are_exponential_and_discounted_by_rank()
    {
        // (2^1 - 1) / log2(2) + (2^2 - 1) / log2(4), over 3 / log2(2) + 1 / log2(3).
        var expected = (1 + (3 / 2.0)) / (3 + (1 / Math.Log2(3)));

        Assert.Equal(expected, RankingMetrics.Ndcg(["b", "x", "a"], Relevance, 10), 9);
    }

    [Fact]
    public void What_stands_below_the_cut_does_not_count()
    {
        Assert.Equal(0, RankingMetrics.Ndcg(["x", "y", "a"], Relevance, 2));
        Assert.Equal(0.5, RankingMetrics.Recall(["a", "x", "b"], Relevance, 2));
        Assert.Equal(1, RankingMetrics.Recall(["a", "x", "b"], Relevance, 1));
        Assert.Equal(0, RankingMetrics.ReciprocalRank(["x", "y", "a"], Relevance, 2));
        Assert.Equal(1 / 3.0, RankingMetrics.ReciprocalRank(["x", "y", "a"], Relevance, 10), 9);
    }

    [Theory]
    [InlineData("The price rose to nearly $12 in 1974.", "nearly $12", true)]
    [InlineData("Gültig ab dem 3. Mai.", "3. mai", true)]
    [InlineData("It lasts 120 days.", "12", false)]
    [InlineData("เกิดวันที่ 1 พฤศจิกายน พ.ศ. 2476 ที่กรุงเทพ", "1 พฤศจิกายน พ.ศ. 2476", true)]
    [InlineData("anything", "", false)]
    [InlineData("anything", "?", false)]
    public void An_accepted_answer_is_found_as_whole_words(string answer, string accepted, bool expected) =>
        Assert.Equal(expected, AnswerMatch.Contains(answer, [accepted]));
}
