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
        var random = new Random(capacity);
        float[] scores = [.. Enumerable.Range(0, 1000).Select(_ => (float)random.Next(-500, 500))];
        var best = new BestRows(capacity);
        for (var slot = 0; slot < scores.Length; slot++)
        {
            if (scores[slot] > best.Threshold)
            {
                best.Add(slot, scores[slot]);
            }
        }

        Assert.Equal(scores.OrderDescending().Take(capacity), best.Hits.ToArray().Select(hit => hit.Score).OrderDescending());
    }
}
