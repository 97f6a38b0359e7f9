using RagLlama.Storage.Embedded.Dense;

namespace RagLlama.Adapters.Tests.Dense;

public sealed class BestRowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Keeps_the_highest_scores(int capacity)
    {
        var scores = Scores(seed: capacity);
        var best = new BestRows(capacity);
        Add(scores, best);

        Assert.Equal(scores.OrderDescending().Take(capacity), best.Hits.ToArray().Select(hit => hit.Score).OrderDescending());
    }

    [Theory]
    [InlineData(40, 7)]
    [InlineData(7, 40)]
    [InlineData(7, 0)]
    public void Begins_anew_with_another_capacity(int first, int second)
    {
        var best = new BestRows(first);
        Add(Scores(seed: 1), best);
        var scores = Scores(seed: 2);

        best.Begin(second);
        Add(scores, best);

        Assert.Equal(second, best.Capacity);
        Assert.Equal(scores.OrderDescending().Take(second), best.Hits.ToArray().Select(hit => hit.Score).OrderDescending());
    }

    private static float[] Scores(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 1000).Select(_ => (float)random.Next(-500, 500))];
    }

    private static void Add(float[] scores, BestRows best)
    {
        for (var slot = 0; slot < scores.Length; slot++)
        {
            if (scores[slot] > best.Threshold)
            {
                best.Add(slot, scores[slot]);
            }
        }
    }
}
