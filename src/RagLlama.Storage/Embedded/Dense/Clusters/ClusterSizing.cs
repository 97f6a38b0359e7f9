namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>How many clusters, and how many rows their centres are found with.</summary>
internal static class ClusterSizing
{
    // Measured at a million rows: half as many cost a third more for each question; twice as many save a sixth and take half as long again to build.
    private const double CentresForRoot = 2;
    private const int SampledForEach = 48;

    public static int Centres(int rows) => (int)Math.Clamp(CentresForRoot * Math.Sqrt(rows), 1, ushort.MaxValue - 1);

    public static int Sampled(int rows) => Math.Min(rows, SampledForEach * Centres(rows));
}
