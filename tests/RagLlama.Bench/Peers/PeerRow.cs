using System.Text.Json;
using System.Text.Json.Serialization;

namespace RagLlama.Bench.Peers;

/// <summary>One measurement, with the field names that the peers' programs print.</summary>
internal sealed record PeerRow
{
    public static JsonSerializerOptions Format { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string Bench { get; init; } = "retrieval";

    public required string Peer { get; init; }

    public required string Set { get; init; }

    public int Docs { get; init; }

    public int Queries { get; init; }

    public int Judged { get; init; }

    [JsonPropertyName("ndcg10")]
    public double? Ndcg10 { get; init; }

    [JsonPropertyName("recall5")]
    public double? Recall5 { get; init; }

    public double IndexS { get; init; }

    public double IndexCpuS { get; init; }

    public double? DocsPerS { get; init; }

    /// <summary>The same set indexed once more by the same process, into another folder: what a service that has run for a while needs. The other figures are those of the first time.</summary>
    public double? DocsPerSAgain { get; init; }

    public double? DocsPerCpuSAgain { get; init; }

    [JsonPropertyName("p50_ms")]
    public double? P50Ms { get; init; }

    [JsonPropertyName("p95_ms")]
    public double? P95Ms { get; init; }

    [JsonPropertyName("p99_ms")]
    public double? P99Ms { get; init; }

    public double? CpuMsPerQuery { get; init; }

    public int Timed { get; init; }

    public double? RssPeakMb { get; init; }

    public double? DiskMb { get; init; }

    public MachineState? Before { get; init; }

    public MachineState? After { get; init; }

    /// <summary>Worst wall time over CPU time of a fixed piece of work; above 1.3 the core was shared and CPU times are the ones to compare.</summary>
    [JsonIgnore]
    public double Contention => new[] { Before, After }.OfType<MachineState>().Select(s => s.SpinWallMs / s.SpinCpuMs).DefaultIfEmpty(1).Max();
}
