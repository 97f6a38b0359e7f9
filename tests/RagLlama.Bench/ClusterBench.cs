using System.Numerics;
using System.Text.Json;
using RagLlama.Storage.Embedded.Dense;
using RagLlama.Storage.Embedded.Dense.Clusters;

namespace RagLlama.Bench;

/// <summary>The search by clusters beside the plain scan of the same rows: recall, CPU time, what building costs, for askers who see more or less.</summary>
internal static class ClusterBench
{
    private const int Nearest = 10;
    private const int Calibrated = 100;

    public static void Print(ScanData data, int count, double target, int? centreCount)
    {
        var rows = data.Rows;
        var start = CpuTime.Now;
        using var sample = new VectorSample(ClusterSizing.Sampled(count), rows.Dimensions);
        for (var index = 0; index < ClusterSizing.Sampled(count); index++)
        {
            sample.Add(rows.PlaceOf((int)((long)index * count / ClusterSizing.Sampled(count))));
        }

        using var clusters = new ClusterTable(new ClusterTraining(sample, centreCount ?? ClusterSizing.Centres(count)).Run(CancellationToken.None));
        var trained = CpuTime.Now;
        for (var slot = 0; slot < count; slot++)
        {
            clusters.Place(rows, slot);
        }

        var placed = CpuTime.Now;
        var plan = Plan(rows, clusters, count, target);
        var planned = CpuTime.Now;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "clusters-build",
            set = $"{count}x{rows.Dimensions}",
            centres = clusters.Centres.Count,
            target,
            train_cpu_s = Math.Round((trained - start).TotalSeconds, 1),
            place_cpu_s = Math.Round((placed - trained).TotalSeconds, 1),
            plan_cpu_s = Math.Round((planned - placed).TotalSeconds, 1),
            memory_mb = clusters.Bytes / 1_000_000,
            plan.Steps,
        }));
        foreach (var (name, visible) in Filters(data, clusters, count))
        {
            Measure(data, clusters, plan, name, visible);
        }
    }

    private static ProbePlan Plan(DenseRows rows, ClusterTable clusters, int count, double target)
    {
        var all = Bits(count, _ => true);
        var random = new Random(3);
        var questions = Enumerable.Range(0, Calibrated).Select(_ => SampleQuestion.OfRow(rows, random.Next(count))).ToList();
        return RecallMeasurement.Plan(
            target, all, visible => [.. questions.SelectMany(question => RecallMeasurement.Distances(rows, clusters, question, visible))],
            share => RecallMeasurement.Clump(clusters, all, share));
    }

    private static IEnumerable<(string Name, ulong[] Visible)> Filters(ScanData data, ClusterTable clusters, int count)
    {
        yield return ("100 %", Bits(count, _ => true));
        foreach (var oneIn in new[] { 10, 100 })
        {
            var random = new Random(1);
            yield return ($"{100 / oneIn} % at random", Bits(count, _ => random.Next(oneIn) == 0));

            // A department's passages lie together: those nearest to one passage, as many as there have to be.
            var centre = ClusterSearch.Order(clusters.Centres, data.Questions[0]);
            var near = new HashSet<int>();
            for (var index = 0; near.Count < count / oneIn; index++)
            {
                near.UnionWith(clusters.SlotsOf(centre[index]).ToArray());
            }

            yield return ($"{100 / oneIn} % side by side", Bits(count, near.Contains));

            // And one that has a bit of every subject.
            var seen = new Random(2);
            var clusterIsSeen = Enumerable.Range(0, clusters.Centres.Count).Select(_ => seen.Next(oneIn) == 0).ToArray();
            yield return ($"{100 / oneIn} % in clusters", Bits(count, slot => clusters.ClusterOf(slot) is >= 0 and var cluster && clusterIsSeen[cluster]));
        }
    }

    private static void Measure(ScanData data, ClusterTable clusters, ProbePlan plan, string name, ulong[] visible)
    {
        var visibleCount = visible.Sum(word => BitOperations.PopCount(word));
        var leastRows = plan.RowsFor(visibleCount, clusters.Rows, clusters.Centres.Count, clusters.CountVisible(visible));
        var (found, wanted) = (0, 0);
        foreach (var question in data.Questions)
        {
            var truth = DenseSearch.Find(data.Rows, question, visible, Nearest).Select(hit => hit.Slot).ToHashSet();
            wanted += truth.Count;
            found += Find(question).Count(hit => truth.Contains(hit.Slot));
        }

        var (exact, clustered) = (double.MaxValue, double.MaxValue);
        for (var repetition = 0; repetition < 3; repetition++)
        {
            exact = Math.Min(exact, Time(data.Questions, question => DenseSearch.Find(data.Rows, question, visible, Nearest)));
            clustered = Math.Min(clustered, Time(data.Questions, Find));
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "clusters",
            visible = name,
            rows_compared_at_least = leastRows,
            path = leastRows == 0 ? "exact" : "clusters",
            recall10 = Math.Round((double)found / wanted, 4),
            exact_cpu_ms = Math.Round(exact, 3),
            cpu_ms = Math.Round(clustered, 3),
            share_of_exact = Math.Round(clustered / exact, 3),
        }));

        DenseHit[] Find(float[] question) => leastRows == 0
            ? DenseSearch.Find(data.Rows, question, visible, Nearest)
            : ClusterSearch.Find(data.Rows, clusters, question, visible, Nearest, leastRows);
    }

    private static double Time(float[][] questions, Func<float[], DenseHit[]> find)
    {
        var before = CpuTime.Now;
        foreach (var question in questions)
        {
            find(question);
        }

        return (CpuTime.Now - before).TotalMilliseconds / questions.Length;
    }

    private static ulong[] Bits(int count, Func<int, bool> isVisible)
    {
        var bits = new ulong[(count + 63) / 64];
        for (var slot = 0; slot < count; slot++)
        {
            bits[slot >> 6] |= isVisible(slot) ? 1UL << slot : 0;
        }

        return bits;
    }
}
