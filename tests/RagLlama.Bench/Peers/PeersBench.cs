using System.Text.Json;
using System.Text.Json.Nodes;

namespace RagLlama.Bench.Peers;

/// <summary>Ours and the peers' own programs over the same sets, one after the other in the same run; compare within a run only.</summary>
internal static class PeersBench
{
    private static readonly int[] BandwidthMegabytes = [150, 400];

    public static async Task RunAsync(PeersOptions options)
    {
        var rows = new List<PeerRow>();
        foreach (var set in options.SetNames)
        {
            foreach (var ours in options.OurNames)
            {
                rows.AddRange(Keep(options, await MeasuredProcess.OursAsync(options, ours, set)));
            }

            foreach (var peer in options.Peers is null ? [] : options.PeerNames)
            {
                rows.AddRange(Keep(options, await MeasuredProcess.PeerAsync(options, peer, set)));
            }
        }

        var bandwidth = BandwidthMegabytes.Select(MemoryBandwidth.Measure).ToList();
        bandwidth.ForEach(b => Emit(options, JsonSerializer.Serialize(b, PeerRow.Format)));
        await Console.Error.WriteAsync(RowTable.Of(rows));
        foreach (var b in bandwidth)
        {
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"one core reads {b.MedianGbS:0.0} GB/s ({b.GbPerCpuS:0.0} GB per CPU second) of {b.Mb} MB"));
        }
    }

    /// <summary>Prints every line and keeps the measurements.</summary>
    private static List<PeerRow> Keep(PeersOptions options, IEnumerable<string> lines)
    {
        var rows = new List<PeerRow>();
        foreach (var line in lines)
        {
            Emit(options, line);
            if (JsonNode.Parse(line) is { } json && json["ndcg10"] is not null)
            {
                rows.Add(JsonSerializer.Deserialize<PeerRow>(line, PeerRow.Format)!);
            }
        }

        return rows;
    }

    private static void Emit(PeersOptions options, string line)
    {
        Console.WriteLine(line);
        if (options.Out is { } file)
        {
            File.AppendAllText(file, line + "\n");
        }
    }
}
