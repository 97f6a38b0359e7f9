namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>Compares the search by clusters with the plain scan on the rows as they are. Called under the read lock, one question at a time.</summary>
internal static class RecallMeasurement
{
    // What was chosen on one sample does a little worse on another.
    private const double Margin = 0.4;

    // Shares of visible rows for which it is found how far to go.
    private static readonly double[] Shares = [1, 0.25, 0.0625, 1.0 / 64];

    /// <summary>The plan that holds a recall for everybody who sees a share of these rows, whether those lie everywhere or together.</summary>
    /// <param name="distances">For some visible rows: <see cref="Distances"/> of all questions.</param>
    /// <param name="clump">For a share: the visible rows of so many clusters.</param>
    public static ProbePlan Plan(double recall, ulong[] visible, Func<ulong[], IReadOnlyList<(int Rows, int Clusters)>> distances, Func<double, ulong[]> clump)
    {
        var steps = new List<ProbePlan.Step>();
        foreach (var share in Shares)
        {
            var spread = distances(Thin(visible, share));
            var together = share < 1 ? distances(clump(share)) : spread;
            steps.Add(new ProbePlan.Step(share, Quantile(spread, distance => distance.Rows, recall), Quantile(together, distance => distance.Clusters, recall)));
        }

        return new ProbePlan(steps);
    }

    /// <summary>The share of the ten nearest rows that the search by clusters finds; null when there are none.</summary>
    public static double? Recall(DenseRows rows, ClusterTable clusters, ProbePlan plan, SampleQuestion question, ulong[] visible, int visibleCount)
    {
        var truth = question.Others(DenseSearch.Find(rows, question.Vector, visible, SampleQuestion.Nearest + 1)).ToHashSet();
        if (truth.Count == 0)
        {
            return null;
        }

        var leastRows = plan.RowsFor(visibleCount, clusters.Rows, clusters.Centres.Count, clusters.CountVisible(visible));
        return leastRows == 0
            ? 1
            : question.Others(ClusterSearch.Find(rows, clusters, question.Vector, visible, SampleQuestion.Nearest + 1, leastRows)).Count(truth.Contains) / (double)truth.Count;
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

            var inside = clusters.CountVisible(cluster, visible);
            before += inside;
            read += inside > 0 ? 1 : 0;
        }
    }

    /// <summary>The visible rows of a share of the clusters, the same ones each time.</summary>
    public static ulong[] Clump(ClusterTable clusters, ulong[] visible, double share)
    {
        var random = new Random(clusters.Centres.Count);
        var isSeen = new bool[clusters.Centres.Count];
        for (var cluster = 0; cluster < isSeen.Length; cluster++)
        {
            isSeen[cluster] = random.NextDouble() < share;
        }

        var clumped = new ulong[visible.Length];
        for (var slot = 0; slot < visible.Length * 64; slot++)
        {
            clumped[slot >> 6] |= clusters.ClusterOf(slot) is >= 0 and var cluster && isSeen[cluster] ? visible[slot >> 6] & (1UL << slot) : 0;
        }

        return clumped;
    }

    /// <summary>What so many of all distances do not exceed.</summary>
    private static int Quantile(IReadOnlyList<(int Rows, int Clusters)> distances, Func<(int Rows, int Clusters), int> distance, double recall)
    {
        var sorted = distances.Select(distance).Order().ToList();
        var wanted = recall + (Margin * (1 - recall));
        return sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(wanted * sorted.Count) - 1, 0, sorted.Count - 1)] + 1;
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
}
