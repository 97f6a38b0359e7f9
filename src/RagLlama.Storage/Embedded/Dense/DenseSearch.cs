using System.Buffers;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>
/// The nearest rows, by comparing with all of them: exact dot products of 8-bit numbers for every visible row, then the best of those once more
/// with the question's own numbers and 12 bits of the row's.
/// </summary>
internal static class DenseSearch
{
    // The 8-bit scores move a row by a few places: measured, the true best 10 of a million lie among the first 25.
    private const int RescoredForEach = 4;
    private const int RescoredAtLeast = 40;

    // Reading so many takes some 3 ms: below, calling another core costs more than it saves.
    private const int RowsForEachCore = 1 << 17;

    // Kept for the next search on the same thread: a search never leaves its thread, and no search runs inside another.
    [ThreadStatic]
    private static BestRows? t_best;

    private static int s_underWay;

    /// <summary>The nearest visible rows, best first; for equal scores the lower slot first.</summary>
    /// <param name="visible">One bit for each slot, lowest first; slots beyond its end are not visible. Hidden rows are not read.</param>
    public static unsafe DenseHit[] Find(DenseRows rows, ReadOnlySpan<float> question, ReadOnlySpan<ulong> visible, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(question.Length, rows.Dimensions, nameof(question));
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var buffer = ArrayPool<byte>.Shared.Rent(2 * rows.Stride);
        try
        {
            fixed (byte* start = buffer)
            {
                var scanned = Prepare(question, start, rows.Stride);
                var best = RoomOfThread(count);
                Scan(rows, 0, rows.Blocks.Count, new ReadOnlySpan<ScanQuestion>(in scanned), visible, new ReadOnlySpan<BestRows>(in best), RowScanner.Quickest);
                return Rescore(rows, question, best.Hits, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// As <see cref="Find(DenseRows, ReadOnlySpan{float}, ReadOnlySpan{ulong}, int)"/>, on all cores while no other search of this kind is under way: what one
    /// person waits for is then shared out, and many at once do not take turns on each other's cores.
    /// </summary>
    /// <param name="compared">How many slots are visible.</param>
    public static DenseHit[] FindOnIdleCores(DenseRows rows, ReadOnlySpan<float> question, ReadOnlySpan<ulong> visible, int compared, int count)
    {
        try
        {
            var isAlone = Interlocked.Increment(ref s_underWay) == 1;
            return Find(rows, question, visible, count, isAlone ? Math.Clamp(compared / RowsForEachCore, 1, Environment.ProcessorCount) : 1);
        }
        finally
        {
            Interlocked.Decrement(ref s_underWay);
        }
    }

    /// <param name="cores">At most so many, each with blocks of its own.</param>
    internal static unsafe DenseHit[] Find(DenseRows rows, ReadOnlySpan<float> question, ReadOnlySpan<ulong> visible, int count, int cores)
    {
        if (cores < 2)
        {
            return Find(rows, question, visible, count);
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(question.Length, rows.Dimensions, nameof(question));
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var buffer = ArrayPool<byte>.Shared.Rent(2 * rows.Stride);
        try
        {
            fixed (byte* start = buffer)
            fixed (ulong* bits = visible)
            {
                ScanQuestion[] scanned = [Prepare(question, start, rows.Stride)];
                var best = new BestRows[cores];
                var (words, length) = ((nint)bits, visible.Length);
                Parallel.For(0, cores, core =>
                {
                    best[core] = Room(count);
                    var (first, end) = (rows.Blocks.Count * core / cores, rows.Blocks.Count * (core + 1) / cores);
                    Scan(rows, first, end, scanned, new ReadOnlySpan<ulong>((void*)words, length), [best[core]], RowScanner.Quickest);
                });
                return Rescore(rows, question, Best(best), count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Several questions in one pass over the rows.</summary>
    /// <param name="questions">[number, dimensions].</param>
    public static DenseHit[][] Find(DenseRows rows, ReadOnlySpan<float> questions, int number, ReadOnlySpan<ulong> visible, int count) =>
        Find(rows, questions, number, visible, count, RowScanner.Quickest);

    internal static unsafe DenseHit[][] Find(DenseRows rows, ReadOnlySpan<float> questions, int number, ReadOnlySpan<ulong> visible, int count, RowScanner scanner)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(questions.Length, number * rows.Dimensions, nameof(questions));
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var buffer = ArrayPool<byte>.Shared.Rent(2 * number * rows.Stride);
        try
        {
            fixed (byte* start = buffer)
            {
                Span<ScanQuestion> scanned = new ScanQuestion[number];
                var best = new BestRows[number];
                for (var index = 0; index < number; index++)
                {
                    scanned[index] = Prepare(questions.Slice(index * rows.Dimensions, rows.Dimensions), start + (2 * index * rows.Stride), rows.Stride);
                    best[index] = Room(count);
                }

                Scan(rows, 0, rows.Blocks.Count, scanned, visible, best, scanner);
                var found = new DenseHit[number][];
                for (var index = 0; index < number; index++)
                {
                    found[index] = Rescore(rows, questions.Slice(index * rows.Dimensions, rows.Dimensions), best[index].Hits, count);
                }

                return found;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Room for the rows that are scored again when so many are wanted.</summary>
    internal static BestRows Room(int count) => new(CapacityFor(count));

    /// <summary>As <see cref="Room"/>, until the next search on this thread.</summary>
    internal static BestRows RoomOfThread(int count)
    {
        var best = t_best ??= new BestRows(0);
        best.Begin(CapacityFor(count));
        return best;
    }

    private static int CapacityFor(int count) => count == 0 ? 0 : Math.Max(RescoredAtLeast, RescoredForEach * count);

    /// <summary>As many as one core would have kept, so that an answer does not depend on how many there were.</summary>
    private static DenseHit[] Best(BestRows[] parts)
    {
        var hits = new List<DenseHit>();
        foreach (var part in parts)
        {
            hits.AddRange(part.Hits);
        }

        hits.Sort(BestFirst);
        return [.. hits.Take(parts[0].Capacity)];
    }

    private static void Scan(
        DenseRows rows, int firstBlock, int endBlock, ReadOnlySpan<ScanQuestion> questions, ReadOnlySpan<ulong> visible, ReadOnlySpan<BestRows> best, RowScanner scanner)
    {
        const int Words = RowBlock.Rows / 64;
        for (var block = firstBlock; block < endBlock && block * Words < visible.Length; block++)
        {
            var words = visible[(block * Words)..];
            scanner.Scan(rows.Blocks[block], block * RowBlock.Rows, questions, words[..Math.Min(Words, words.Length)], best);
        }
    }

    /// <param name="buffer">[2 · stride] fixed in memory as long as the question is used.</param>
    internal static unsafe ScanQuestion Prepare(ReadOnlySpan<float> question, byte* buffer, int stride)
    {
        var numbers = new Span<sbyte>(buffer, stride);
        var raised = new Span<byte>(buffer + stride, stride);
        numbers.Clear();
        RowCode.Encode(question, numbers[..question.Length], stackalloc byte[RowCode.FineLength(question.Length)]);
        for (var index = 0; index < stride; index++)
        {
            raised[index] = (byte)(numbers[index] + 128);
        }

        return new ScanQuestion((sbyte*)buffer, buffer + stride);
    }

    /// <summary>The best of those found by their 8-bit scores, in full precision and in order.</summary>
    /// <param name="candidates">Scored anew and sorted in place.</param>
    internal static DenseHit[] Rescore(DenseRows rows, ReadOnlySpan<float> question, Span<DenseHit> candidates, int count)
    {
        rows.Rescore(question, candidates);
        candidates.Sort(BestFirst);
        return [.. candidates[..Math.Min(count, candidates.Length)]];
    }

    private static int BestFirst(DenseHit one, DenseHit other) => one.Score == other.Score ? one.Slot.CompareTo(other.Slot) : other.Score.CompareTo(one.Score);
}
