namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>When recall is measured again, and when centres are worn out.</summary>
internal static class ClusterRules
{
    private const double WrittenShare = 0.05;
    private const double MostGrowth = 2;
    private const double MostCostGrowth = 2;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    public static bool IsMeasureDue(ClusterRecord? record, int written, int rows, DateTimeOffset now) =>
        record?.MeasuredAt is not { } measured || now - measured >= Interval
        || Math.Abs(rows - record.MeasuredRows) >= WrittenShare * record.MeasuredRows || written >= WrittenShare * rows;

    /// <summary>The rows doubled or halved, or a search has to compare twice the share of them that it had to when the centres were new.</summary>
    public static bool IsDrifted(ClusterRecord record, int rows, int centres)
    {
        var compared = record.Plan?.RowsFor(rows, rows, centres, centres) ?? 0;
        return rows > MostGrowth * record.BuiltRows || rows * MostGrowth < record.BuiltRows
            || (record.BuiltCompared > 0 && (double)compared / rows > MostCostGrowth * record.BuiltCompared / record.BuiltRows);
    }
}
