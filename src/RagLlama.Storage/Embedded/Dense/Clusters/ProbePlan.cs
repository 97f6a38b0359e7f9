namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>How far a search goes, found so that it holds the recall asked for.</summary>
/// <param name="Clusters">Clusters with a visible row that are read at least: for askers whose rows lie together in few of them.</param>
/// <param name="Steps">By falling share of visible rows, the first 1.</param>
internal sealed record ProbePlan(int Clusters, IReadOnlyList<ProbePlan.Step> Steps)
{
    // A row somewhere in memory costs about twice one of the plain scan, whose rows lie one after the other.
    private const int CostOfJump = 2;

    /// <param name="Share">Of all rows, visible ones.</param>
    /// <param name="Rows">Visible rows compared before no other cluster is begun.</param>
    internal readonly record struct Step(double Share, int Rows);

    /// <summary>Visible rows to compare; 0 when comparing with all of them costs no more.</summary>
    public int RowsFor(int visible, int all, int centres)
    {
        var share = (double)visible / Math.Max(1, all);
        for (var index = 0; index + 1 < Steps.Count; index++)
        {
            var (wider, narrower) = (Steps[index], Steps[index + 1]);
            if (share < narrower.Share)
            {
                continue;
            }

            // Between two shares that were measured, as a power of the share.
            var part = Math.Log(Math.Min(1, share) / narrower.Share) / Math.Log(wider.Share / narrower.Share);
            var rows = Math.Exp(double.Lerp(Math.Log(Math.Max(1, narrower.Rows)), Math.Log(Math.Max(1, wider.Rows)), part));
            return CostOfJump * (centres + rows) < visible ? (int)rows : 0;
        }

        return 0;
    }
}
