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

    /// <summary>The nearest visible rows, best first; for equal scores the lower slot first.</summary>
    /// <param name="visible">One bit for each slot, lowest first; slots beyond its end are not visible. Hidden rows are not read.</param>
    public static DenseHit[] Find(DenseRows rows, ReadOnlySpan<float> question, ReadOnlySpan<ulong> visible, int count) =>
        Find(rows, question, 1, visible, count, RowScanner.Quickest)[0];

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

                Scan(rows, scanned, visible, best, scanner);
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
    internal static BestRows Room(int count) => new(count == 0 ? 0 : Math.Max(RescoredAtLeast, RescoredForEach * count));

    private static void Scan(DenseRows rows, ReadOnlySpan<ScanQuestion> questions, ReadOnlySpan<ulong> visible, BestRows[] best, RowScanner scanner)
    {
        const int Words = RowBlock.Rows / 64;
        for (var block = 0; block < rows.Blocks.Count && block * Words < visible.Length; block++)
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
        RowCode.Encode(question, numbers[..question.Length], new byte[RowCode.FineLength(question.Length)]);
        for (var index = 0; index < stride; index++)
        {
            raised[index] = (byte)(numbers[index] + 128);
        }

        return new ScanQuestion((sbyte*)buffer, buffer + stride);
    }

    /// <summary>The best of those found by their 8-bit scores, in full precision and in order.</summary>
    internal static DenseHit[] Rescore(DenseRows rows, ReadOnlySpan<float> question, ReadOnlySpan<DenseHit> candidates, int count)
    {
        var slots = new int[candidates.Length];
        var scores = new float[candidates.Length];
        for (var index = 0; index < slots.Length; index++)
        {
            slots[index] = candidates[index].Slot;
        }

        rows.Score(question, slots, scores);
        var hits = new DenseHit[slots.Length];
        for (var index = 0; index < slots.Length; index++)
        {
            hits[index] = new DenseHit(slots[index], scores[index]);
        }

        Array.Sort(hits, (one, other) => one.Score == other.Score ? one.Slot.CompareTo(other.Slot) : other.Score.CompareTo(one.Score));
        return hits.Length > count ? hits[..count] : hits;
    }
}
