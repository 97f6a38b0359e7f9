using System.Diagnostics;
using System.Text.Json;
using RagLlama.Storage.Embedded.Dense;

namespace RagLlama.Bench;

/// <summary>The exact vector scan beside the speed at which one core reads memory.</summary>
internal static class ScanBench
{
    private const int QuestionCount = 200;
    private const int BatchSize = 8;
    private const int Nearest = 10;
    private const long BandwidthBytes = 1_500_000_000;

    /// <param name="target">Recall that the search by clusters shall hold.</param>
    /// <param name="centres">Clusters; null as the product chooses them. With a number, only the quickest plain scan is measured.</param>
    /// <param name="files">Data files instead of generated data; see <see cref="ScanData.Read"/>.</param>
    public static void Run(int count, int dimensions, string? files, double target, int? centres)
    {
        var clock = Stopwatch.StartNew();
        var data = files is null ? ScanData.Generate(count, dimensions, QuestionCount) : ScanData.Read(files, dimensions, QuestionCount);
        var seconds = clock.Elapsed.TotalSeconds;
        using var rows = data.Rows;
        foreach (var scanner in RowScanner.Supported.Take(centres is null ? int.MaxValue : 1))
        {
            Print(count, data, scanner, seconds);
        }

        ClusterBench.Print(data, count, target, centres);
    }

    private static void Print(int count, ScanData data, RowScanner scanner, double fillSeconds)
    {
        var rows = data.Rows;
        var all = Bits(count, 1);
        var found = 0;
        for (var index = 0; index < data.Questions.Length; index++)
        {
            found += DenseSearch.Find(rows, data.Questions[index], 1, all, Nearest, scanner)[0].Count(hit => data.Truth[index].Contains(hit.Slot));
        }

        var (p50, cpu) = Time(data, scanner, all);
        var (_, tenth) = Time(data, scanner, Bits(count, 10));
        var (_, hundredth) = Time(data, scanner, Bits(count, 100));
        var bandwidth = MemoryBandwidth.Measure(BandwidthBytes);
        var speed = (double)count * rows.Stride / cpu / 1e6;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "scan",
            peer = "ragllama",
            variant = scanner.Name,
            set = $"{count}x{rows.Dimensions}",
            recall10 = Math.Round((double)found / Nearest / data.Questions.Length, 4),
            p50_ms = Math.Round(p50, 3),
            cpu_ms_per_query = Math.Round(cpu, 3),
            cpu_ms_per_query_of_8 = Math.Round(TimeBatches(data, scanner, all), 3),
            cpu_ms_visible_10_percent = Math.Round(tenth, 3),
            cpu_ms_visible_1_percent = Math.Round(hundredth, 3),
            gb_per_cpu_s = Math.Round(speed, 2),
            bandwidth_gb_per_cpu_s = Math.Round(bandwidth, 2),
            share_of_bandwidth = Math.Round(speed / bandwidth, 3),
            memory_mb = rows.Bytes / 1_000_000,
            fill_s = Math.Round(fillSeconds, 1),
        }));
    }

    private static (double P50, double Cpu) Time(ScanData data, RowScanner scanner, ulong[] visible)
    {
        var (p50, cpu) = (double.MaxValue, double.MaxValue);
        for (var repetition = 0; repetition < 3; repetition++)
        {
            var milliseconds = new List<double>();
            var before = CpuTime.Now;
            foreach (var question in data.Questions)
            {
                var start = Stopwatch.GetTimestamp();
                DenseSearch.Find(data.Rows, question, 1, visible, Nearest, scanner);
                milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            cpu = Math.Min(cpu, (CpuTime.Now - before).TotalMilliseconds / data.Questions.Length);
            milliseconds.Sort();
            p50 = Math.Min(p50, milliseconds[milliseconds.Count / 2]);
        }

        return (p50, cpu);
    }

    private static double TimeBatches(ScanData data, RowScanner scanner, ulong[] visible)
    {
        float[][] batches = [.. data.Questions.Chunk(BatchSize).Where(batch => batch.Length == BatchSize).Select(batch => batch.SelectMany(question => question).ToArray())];
        var before = CpuTime.Now;
        foreach (var batch in batches)
        {
            DenseSearch.Find(data.Rows, batch, BatchSize, visible, Nearest, scanner);
        }

        return (CpuTime.Now - before).TotalMilliseconds / (batches.Length * BatchSize);
    }

    /// <summary>One in so many slots, at random.</summary>
    private static ulong[] Bits(int count, int oneIn)
    {
        var random = new Random(1);
        var bits = new ulong[(count + 63) / 64];
        for (var slot = 0; slot < count; slot++)
        {
            if (random.Next(oneIn) == 0)
            {
                bits[slot / 64] |= 1UL << (slot % 64);
            }
        }

        return bits;
    }
}
