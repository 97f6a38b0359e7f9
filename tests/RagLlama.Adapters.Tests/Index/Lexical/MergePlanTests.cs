using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Adapters.Tests.Index.Lexical;

public sealed class MergePlanTests
{
    private const int Smallest = 100;

    [Fact]
    public void The_number_of_segments_grows_with_the_logarithm_of_the_passages()
    {
        var segments = new List<SegmentEntry>();
        var written = 0L;
        for (var n = 0; n < 244; n++)
        {
            segments.Add(Entry(n, Smallest));
            while (MergePlan.Next(segments, Smallest, long.MaxValue) is { Count: > 0 } run)
            {
                var at = segments.IndexOf(run[0]);
                segments.RemoveRange(at, run.Count);
                segments.Insert(at, Entry(run[0].First, run.Sum(entry => entry.Live)));
                written += run.Sum(entry => entry.Live);
            }

            Assert.InRange(segments.Count, 1, 12);
        }

        Assert.Equal(244 * Smallest, segments.Sum(entry => entry.Chunks));

        // Each passage is written again about once for each of the four sizes.
        Assert.InRange(written, 1, 244 * Smallest * 5);
    }

    [Fact]
    public void A_segment_that_lost_half_of_its_passages_is_rewritten() =>
        Assert.Equal([1L], MergePlan.Next([Entry(0, 1000), Entry(1, 1000, removed: 501), Entry(2, 50)], Smallest, long.MaxValue).Select(entry => entry.Id));

    [Fact]
    public void Nothing_is_merged_beyond_the_largest_file() =>
        Assert.Empty(MergePlan.Next([.. Enumerable.Range(0, 4).Select(n => Entry(n, 1000))], Smallest, mostBytes: 39_000));

    private static SegmentEntry Entry(long id, int chunks, int removed = 0) => new(id, $"{id}.seg", id, id, chunks, removed, chunks * 10L);
}
