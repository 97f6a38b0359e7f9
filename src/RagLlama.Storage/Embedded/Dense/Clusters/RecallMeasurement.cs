namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>Compares the search by clusters with the plain scan on the rows as they are. Called under the read lock, one question at a time.</summary>
internal static class RecallMeasurement
{
    // What was chosen on one sample does a little worse on another.
    private const double Margin = 0.4;

    // Shares of visible rows for which it is found how far to go.
    private static readonly double[] Shares = [1, 0.25, 0.0625, 1.0 / 64];

    /// <summary>The plan that holds a recall for everybody who sees a share of these rows.</summary>
    /// <param name="distances">For some visible rows: <see cref="Distances"/> of all questions.</param>
    public static ProbePlan Plan(double recall, Func<ulong[], IEnumerable<(int Rows, int Clusters)>> distances, ulong[] visible)
    {
        var least = 1;
        var steps = new List<ProbePlan.Step>();
        foreach (var share in Shares)
        {
            var found = distances(Thin(visible, share)).ToList();
            steps.Add(new ProbePlan.Step(share, Quantile([.. found.Select(distance => distance.Rows)], recall)));
            least = share >= 1 ? Quantile([.. found.Select(distance => distance.Clusters)], recall) : least;
        }

        return new ProbePlan(least, steps);
    }

    /// <summary>The share of the ten nearest rows that the search by clusters finds; null when there are none.</summary>
    public static double? Recall(DenseRows rows, ClusterTable clusters, ProbePlan plan, SampleQuestion question, ulong[] visible, int visibleCount)
    {
        var truth = question.Others(DenseSearch.Find(rows, question.Vector, visible, SampleQuestion.Nearest + 1)).ToHashSet();
        if (truth.Count == 0)
        {
            return null;
        }

        var leastRows = plan.RowsFor(visibleCount, clusters.Rows, clusters.Centres.Count);
        return leastRows == 0
            ? 1
            : question.Others(ClusterSearch.Find(rows, clusters, question.Vector, visible, SampleQuestion.Nearest + 1, plan.Clusters, leastRows)).Count(truth.Contains) / (double)truth.Count;
    }

    /// <summary>How far a search has to go to reach each of the ten nearest rows: for each, the rows and the clusters before its cluster.</summary>
    public static IEnumerable<(int Rows, int Clusters)> Distances(DenseRows rows, ClusterTable clusters, SampleQuestion question, ulong[] visible)
    {
        var truth = question.Others(DenseSearch.Find(rows, question.Vector, visible, SampleQuestion.Nearest + 1)).Select(clusters.ClusterOf).Where(cluster => cluster >= 0).ToList();
        var (before, read) = (0, 0);
        foreach (var cluster in ClusterSearch.Order(clusters.Centres, question.Vector))
        {
            if (truth.Count == 0)
            {
                yield break;
            }

            for (var found = truth.RemoveAll(wanted => wanted == cluster); found > 0; found--)
            {
                yield return (before, read);
            }

            var inside = CountVisible(clusters.SlotsOf(cluster), visible);
            before += inside;
            read += inside > 0 ? 1 : 0;
        }
    }

    /// <summary>What so many of all distances do not exceed.</summary>
    private static int Quantile(List<int> distances, double recall)
    {
        distances.Sort();
        var wanted = recall + (Margin * (1 - recall));
        return distances.Count == 0 ? 0 : distances[Math.Min(distances.Count - 1, (int)Math.Ceiling(wanted * distances.Count) - 1)] + 1;
    }

    /// <summary>A share of the visible rows, the same ones each time.</summary>
    private static ulong[] Thin(ulong[] visible, double share)
    {
        if (share >= 1)
        {
            return visible;
        }

        var random = new Random(visible.Length);
        var thinned = new ulong[visible.Length];
        for (var slot = 0; slot < visible.Length * 64; slot++)
        {
            thinned[slot >> 6] |= random.NextDouble() < share ? visible[slot >> 6] & (1UL << slot) : 0;
        }

        return thinned;
    }

    private static int CountVisible(ReadOnlySpan<int> slots, ulong[] visible)
    {
        var count = 0;
        foreach (var slot in slots)
        {
            count += slot >> 6 < visible.Length ? (int)(visible[slot >> 6] >> slot) & 1 : 0;
        }

        return count;
    }
}
