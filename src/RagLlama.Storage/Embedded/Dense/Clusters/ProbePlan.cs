namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>How far a search goes, found so that it holds the recall asked for.</summary>
/// <param name="Steps">By falling share of visible rows, the first 1.</param>
internal sealed record ProbePlan(IReadOnlyList<ProbePlan.Step> Steps)
{
    // A row somewhere in memory costs about twice one of the plain scan, whose rows lie one after the other.
    private const int CostOfJump = 2;

    /// <param name="Share">Of all rows, visible ones.</param>
    /// <param name="Rows">Visible rows to compare where they lie everywhere.</param>
    /// <param name="Clusters">Clusters with visible rows to read, wherever those lie.</param>
    internal readonly record struct Step(double Share, int Rows, int Clusters);

    /// <summary>Visible rows to compare before no other cluster is begun; 0 when comparing with all of them costs no more.</summary>
    /// <param name="all">Rows, visible or not.</param>
    /// <param name="clusters">All clusters.</param>
    /// <param name="seen">Clusters with a visible row.</param>
    public int RowsFor(int visible, int all, int clusters, int seen)
    {
        var share = Math.Min(1, (double)visible / Math.Max(1, all));
        for (var index = 0; index + 1 < Steps.Count; index++)
        {
            var (wider, narrower) = (Steps[index], Steps[index + 1]);
            if (share < narrower.Share)
            {
                continue;
            }

            // Between two shares that were measured, as a power of the share.
            var part = Math.Log(share / narrower.Share) / Math.Log(wider.Share / narrower.Share);
            var rows = Math.Max(Between(narrower.Rows, wider.Rows, part), Between(narrower.Clusters, wider.Clusters, part) * visible / Math.Max(1, seen));
            return CostOfJump * (clusters + rows) < visible ? (int)Math.Ceiling(rows) : 0;
        }

        return 0;
    }

    private static double Between(int narrower, int wider, double part) => Math.Exp(double.Lerp(Math.Log(Math.Max(1, narrower)), Math.Log(Math.Max(1, wider)), part));
}
