using System.Globalization;
using RagLlama.Indexing;

namespace RagLlama.Host.Hosting;

/// <summary>Says in one line how vectors are searched.</summary>
internal static class VectorSearchWords
{
    public static string Describe(VectorSearchStatus status) => status.Mode switch
    {
        VectorSearchMode.Approximate => string.Create(
            CultureInfo.InvariantCulture, $"vectors by clusters (recall {status.Recall:0.000} of {status.RecallTarget:0.000} wanted, measured {status.MeasuredAt:yyyy-MM-dd HH:mm} UTC)"),
        VectorSearchMode.BelowTarget => string.Create(
            CultureInfo.InvariantCulture, $"vectors all compared (recall by clusters {status.Recall:0.000}, {status.RecallTarget:0.000} wanted)"),
        VectorSearchMode.Preparing => "vectors all compared until clusters are ready",
        _ => "vectors all compared",
    };
}
