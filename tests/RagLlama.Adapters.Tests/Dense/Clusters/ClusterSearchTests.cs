using RagLlama.Storage.Embedded.Dense;
using RagLlama.Storage.Embedded.Dense.Clusters;

namespace RagLlama.Adapters.Tests.Dense.Clusters;

public sealed class ClusterSearchTests : IDisposable
{
    private const int Count = 20_000;

    private readonly float[][] _vectors = ClusteredSample.Vectors(Count, 60, seed: 1);
    private readonly DenseRows _rows;
    private readonly ClusterTable _clusters;

    public ClusterSearchTests()
    {
        _rows = ClusteredSample.Rows(_vectors);
        _clusters = new ClusterTable(ClusteredSample.Train(_rows, Count, 120));
        for (var slot = 0; slot < Count; slot++)
        {
            _clusters.Place(_rows, slot);
        }
    }

    public void Dispose()
    {
        _clusters.Dispose();
        _rows.Dispose();
    }

    [Fact]
    public void A_search_of_every_cluster_gives_what_the_plain_scan_gives()
    {
        var visible = ClusteredSample.Bits(Count, slot => slot % 3 > 0);
        foreach (var question in ClusteredSample.Vectors(10, 60, seed: 1))
        {
            Assert.Equal(DenseSearch.Find(_rows, question, visible, 25), ClusterSearch.Find(_rows, _clusters, question, visible, 25, int.MaxValue));
        }
    }

    [Theory]
    [InlineData(1, 0.9)]
    [InlineData(0.1, 0.9)]
    [InlineData(1, 0.99)]
    public void A_plan_holds_its_recall_on_questions_it_was_not_made_with(double share, double recall)
    {
        var all = ClusteredSample.Bits(Count, _ => true);
        var chosen = Enumerable.Range(0, 60).Select(n => SampleQuestion.OfRow(_rows, n * 97)).ToList();
        var plan = RecallMeasurement.Plan(
            recall, all, visible => [.. chosen.SelectMany(question => RecallMeasurement.Distances(_rows, _clusters, question, visible))],
            part => RecallMeasurement.Clump(_clusters, all, part));
        var random = new Random(4);
        var seen = ClusteredSample.Bits(Count, _ => random.NextDouble() < share);
        var count = (int)seen.Sum(word => (long)System.Numerics.BitOperations.PopCount(word));

        var measured = Enumerable.Range(0, 60).Select(n => RecallMeasurement.Recall(_rows, _clusters, plan, SampleQuestion.OfRow(_rows, 13 + (n * 89)), seen, count)!.Value).Average();

        Assert.InRange(measured, recall, 1);
        Assert.InRange(plan.RowsFor(Count, Count, 120, 120), 10, Count / 2);
    }

    [Fact]
    public void Hidden_rows_are_never_found_and_narrow_access_is_searched_further()
    {
        // The one visible row lies in the cluster that comes last.
        var last = ClusterSearch.Order(_clusters.Centres, _vectors[0])[^1];
        var slot = _clusters.SlotsOf(last)[0];

        var found = ClusterSearch.Find(_rows, _clusters, _vectors[0], ClusteredSample.Bits(Count, n => n == slot), 10, leastRows: 1);

        Assert.Equal(slot, Assert.Single(found).Slot);
        Assert.Empty(ClusterSearch.Find(_rows, _clusters, _vectors[0], new ulong[10], 10, leastRows: 1));
    }

    [Fact]
    public void Rows_that_are_written_and_removed_are_in_just_their_nearest_cluster()
    {
        var random = new Random(8);
        var held = Enumerable.Range(0, Count).ToHashSet();
        for (var change = 0; change < 5000; change++)
        {
            var slot = random.Next(Count + 500);
            if (random.Next(3) == 0)
            {
                held.Remove(slot);
                _clusters.Remove(slot);
            }
            else
            {
                held.Add(slot);
                _rows.Set(slot, _vectors[random.Next(Count)]);
                _clusters.Place(_rows, slot);
            }
        }

        var listed = Enumerable.Range(0, 120).SelectMany(cluster => _clusters.SlotsOf(cluster).ToArray()).ToList();
        Assert.Equal(held.Count, listed.Count);
        Assert.Equal(held.Order(), listed.Order());
        Assert.Equal(held.Count, _clusters.Rows);
        var vector = new float[ClusteredSample.Dimensions];
        foreach (var slot in held.Where(slot => slot % 50 == 0))
        {
            _rows.Read(slot, vector);
            Assert.Contains(_clusters.ClusterOf(slot), ClusterSearch.Order(_clusters.Centres, vector).Take(2));
        }
    }

    [Fact]
    public void The_zero_vector_is_in_no_cluster_and_is_never_found()
    {
        _rows.Set(7, new float[ClusteredSample.Dimensions]);
        _clusters.Place(_rows, 7);

        Assert.Equal(-1, _clusters.ClusterOf(7));
        Assert.Equal(Count - 1, _clusters.Rows);
    }

    [Fact]
    public void Every_kernel_scores_rows_and_centres_alike()
    {
        var slots = Enumerable.Range(0, 203).Select(n => n * 31).ToArray();
        var (numbers, fine) = (new sbyte[_rows.Stride], new byte[RowCode.FineLength(ClusteredSample.Dimensions)]);
        RowCode.Encode(_vectors[5], numbers.AsSpan(0, ClusteredSample.Dimensions), fine);
        byte[] raised = [.. numbers.Select(number => (byte)(number + 128))];
        var results = SlotScanner.Supported.Select(scanner => Run(scanner, slots, numbers, raised)).ToList();

        Assert.All(results, result => Assert.Equal(results[^1].Rows, result.Rows));
        Assert.All(results, result => Assert.Equal(results[^1].Centres, result.Centres));
        Assert.Equal(203, results[0].Rows.Count);
    }

    private unsafe (List<DenseHit> Rows, float[] Centres) Run(SlotScanner scanner, int[] slots, sbyte[] numbers, byte[] raised)
    {
        var best = new BestRows(slots.Length);
        var scores = new float[_clusters.Centres.ScoreLength];
        fixed (sbyte* first = numbers)
        {
            fixed (byte* second = raised)
            {
                scanner.Scan(_rows, slots, new ScanQuestion(first, second), best);
                scanner.Score(_clusters.Centres, new ScanQuestion(first, second), scores);
            }
        }

        return ([.. best.Hits.ToArray().OrderBy(hit => hit.Slot)], scores[..120]);
    }
}
