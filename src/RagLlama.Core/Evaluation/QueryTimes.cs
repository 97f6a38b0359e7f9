namespace RagLlama.Evaluation;

/// <summary>Percentiles of the retrieval times of single questions, in milliseconds.</summary>
public sealed record QueryTimes(double P50, double P95, double P99)
{
    public static QueryTimes Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return new QueryTimes(At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99));
    }

    /// <summary>Nearest rank: the smallest value that at least this share does not exceed.</summary>
    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)], 3);
}
