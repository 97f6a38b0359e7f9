namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// Which adjacent segments to write as one: four of a size become one of the next, so that a passage is rewritten once for each size and the
/// number of segments grows with the logarithm of that of passages. A segment that has lost half of its passages is rewritten alone.
/// </summary>
internal static class MergePlan
{
    private const int Factor = 4;
    private const int Sizes = 12;

    /// <summary>The run to merge next; empty when there is none.</summary>
    /// <param name="smallest">Passages of the smallest size.</param>
    /// <param name="mostBytes">A merge is never made of more than this: sections are addressed with 31 bits.</param>
    public static IReadOnlyList<SegmentEntry> Next(IReadOnlyList<SegmentEntry> segments, int smallest, long mostBytes)
    {
        for (var size = 0; size < Sizes; size++)
        {
            for (var start = 0; start < segments.Count; start++)
            {
                var bytes = 0L;
                var end = start;
                var ofSize = 0;
                while (end < segments.Count && SizeOf(segments[end], smallest) <= size && (bytes += segments[end].Bytes) <= mostBytes)
                {
                    ofSize += SizeOf(segments[end++], smallest) == size ? 1 : 0;
                }

                if (ofSize >= Factor)
                {
                    return [.. segments.Skip(start).Take(end - start)];
                }
            }
        }

        return segments.FirstOrDefault(segment => segment.Removed * 2 > segment.Chunks) is { } hollow ? [hollow] : [];
    }

    /// <summary>0 for up to twice the smallest, 1 for up to eight times, and so on: a merged segment that lost some passages keeps its size.</summary>
    private static int SizeOf(SegmentEntry segment, int smallest)
    {
        var size = 0;
        for (var largest = 2L * smallest; segment.Live > largest; largest *= Factor)
        {
            size++;
        }

        return size;
    }
}
