using System.Buffers;

namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>
/// The nearest rows, by comparing only with those of the nearest clusters (an inverted file: Sivic and Zisserman, 2003). Hidden rows are passed over
/// inside the scan and do not count for how far it goes, so that narrow access is searched further.
/// </summary>
internal static class ClusterSearch
{
    /// <summary>As <see cref="DenseSearch.Find(DenseRows, ReadOnlySpan{float}, ReadOnlySpan{ulong}, int)"/>, but some of the nearest may be missing.</summary>
    /// <param name="leastRows">Visible rows compared before no other cluster is begun.</param>
    public static unsafe DenseHit[] Find(
        DenseRows rows, ClusterTable clusters, ReadOnlySpan<float> question, ReadOnlySpan<ulong> visible, int count, int leastRows)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(question.Length, rows.Dimensions, nameof(question));
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var buffer = ArrayPool<byte>.Shared.Rent(2 * rows.Stride);
        var slots = ArrayPool<int>.Shared.Rent(1024);
        var order = ArrayPool<int>.Shared.Rent(clusters.Centres.Count);
        try
        {
            fixed (byte* start = buffer)
            {
                var scanned = DenseSearch.Prepare(question, start, rows.Stride);
                var best = DenseSearch.RoomOfThread(count);
                var compared = 0;
                var ordered = order.AsSpan(0, clusters.Centres.Count);
                Order(clusters.Centres, scanned, ordered);
                foreach (var cluster in ordered)
                {
                    var members = clusters.SlotsOf(cluster);
                    if (slots.Length < members.Length)
                    {
                        ArrayPool<int>.Shared.Return(slots);
                        slots = ArrayPool<int>.Shared.Rent(members.Length);
                    }

                    var picked = Pick(members, visible, slots);
                    SlotScanner.Quickest.Scan(rows, slots.AsSpan(0, picked), scanned, best);
                    compared += picked;
                    if (compared >= leastRows && compared >= count)
                    {
                        break;
                    }
                }

                return DenseSearch.Rescore(rows, question, best.Hits, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<int>.Shared.Return(slots);
            ArrayPool<int>.Shared.Return(order);
        }
    }

    /// <summary>All clusters, that of the nearest centre first.</summary>
    public static unsafe int[] Order(Centres centres, ReadOnlySpan<float> question)
    {
        var buffer = new byte[2 * centres.Stride];
        var order = new int[centres.Count];
        fixed (byte* start = buffer)
        {
            Order(centres, DenseSearch.Prepare(question, start, centres.Stride), order);
        }

        return order;
    }

    /// <param name="order">[clusters].</param>
    private static void Order(Centres centres, ScanQuestion question, Span<int> order)
    {
        var scores = ArrayPool<float>.Shared.Rent(centres.ScoreLength);
        try
        {
            SlotScanner.Quickest.Score(centres, question, scores.AsSpan(0, centres.ScoreLength));
            for (var cluster = 0; cluster < order.Length; cluster++)
            {
                (scores[cluster], order[cluster]) = (-scores[cluster], cluster);
            }

            scores.AsSpan(0, order.Length).Sort(order);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private static int Pick(ReadOnlySpan<int> members, ReadOnlySpan<ulong> visible, int[] slots)
    {
        var picked = 0;
        foreach (var slot in members)
        {
            // Without a branch: which rows are visible cannot be foretold.
            slots[picked] = slot;
            picked += slot >> 6 < visible.Length ? (int)(visible[slot >> 6] >> slot) & 1 : 0;
        }

        return picked;
    }
}
