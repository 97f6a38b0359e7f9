using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>Passes over the visible rows of a block once for all questions: 64 rows stay in the nearest cache while each question is put to them.</summary>
internal sealed unsafe class RowScanner
{
    private const int RowsInWord = 64;

    // Below this many visible rows of 64, rows are picked one by one instead of four neighbours at a time.
    private const int PickedBelow = 28;

    private readonly delegate*<RowBlock, int, ReadOnlySpan<ScanQuestion>, ReadOnlySpan<ulong>, ReadOnlySpan<BestRows>, void> _scan;

    private RowScanner(string name, delegate*<RowBlock, int, ReadOnlySpan<ScanQuestion>, ReadOnlySpan<ulong>, ReadOnlySpan<BestRows>, void> scan)
    {
        Name = name;
        _scan = scan;
    }

    /// <summary>Every scanner this processor can run, the quickest first.</summary>
    public static IReadOnlyList<RowScanner> Supported { get; } = [.. All()];

    public static RowScanner Quickest => Supported[0];

    public string Name { get; }

    /// <param name="firstSlot">Slot of the block's first row.</param>
    /// <param name="visible">One bit for each of the block's first rows; those beyond its end are not visible.</param>
    /// <param name="best">[questions].</param>
    public void Scan(RowBlock block, int firstSlot, ReadOnlySpan<ScanQuestion> questions, ReadOnlySpan<ulong> visible, ReadOnlySpan<BestRows> best) =>
        _scan(block, firstSlot, questions, visible, best);

    private static IEnumerable<RowScanner> All()
    {
        foreach (var scanner in new[] { Of<VnniKernel>("vnni"), Of<Avx512Kernel>("avx512"), Of<Avx2Kernel>("avx2"), Of<NeonKernel>("neon"), Of<PortableKernel>("portable") })
        {
            if (scanner is not null)
            {
                yield return scanner;
            }
        }
    }

    private static RowScanner? Of<TKernel>(string name)
        where TKernel : struct, IRowKernel => TKernel.IsSupported ? new RowScanner(name, &Scan<TKernel>) : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scan<TKernel>(RowBlock block, int firstSlot, ReadOnlySpan<ScanQuestion> questions, ReadOnlySpan<ulong> visible, ReadOnlySpan<BestRows> best)
        where TKernel : struct, IRowKernel
    {
        for (var word = 0; word < visible.Length; word++)
        {
            var mask = visible[word];
            if (mask == 0)
            {
                continue;
            }

            var picked = BitOperations.PopCount(mask) < PickedBelow;
            for (var index = 0; index < questions.Length; index++)
            {
                if (picked)
                {
                    ScanPicked<TKernel>(block, firstSlot, word * RowsInWord, mask, questions[index], best[index]);
                }
                else
                {
                    ScanNeighbours<TKernel>(block, firstSlot, word * RowsInWord, mask, questions[index], best[index]);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScanNeighbours<TKernel>(RowBlock block, int firstSlot, int firstRow, ulong mask, ScanQuestion question, BestRows best)
        where TKernel : struct, IRowKernel
    {
        var stride = block.Stride;
        var rows = block.Coarse + ((long)firstRow * stride);
        var scales = block.Scales + firstRow;
        var excess = block.Excess + firstRow;
        var threshold = Vector128.Create(best.Threshold);
        for (var row = 0; row < RowsInWord; row += 4, mask >>= 4, rows += 4 * stride)
        {
            var wanted = (uint)mask & 0xf;
            if (wanted == 0)
            {
                continue;
            }

            var dots = TKernel.Dot4(question, rows, rows + stride, rows + (2 * stride), rows + (3 * stride), stride);
            if (TKernel.RaisesQuestion)
            {
                dots -= Vector128.Load(excess + row);
            }

            var scores = Vector128.ConvertToSingle(dots) * Vector128.Load(scales + row);
            var better = Vector128.GreaterThan(scores, threshold).ExtractMostSignificantBits() & wanted;
            if (better != 0)
            {
                Keep(best, better, scores, firstSlot + firstRow + row);
                threshold = Vector128.Create(best.Threshold);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScanPicked<TKernel>(RowBlock block, int firstSlot, int firstRow, ulong mask, ScanQuestion question, BestRows best)
        where TKernel : struct, IRowKernel
    {
        var stride = block.Stride;
        var picked = stackalloc int[4];
        while (mask != 0)
        {
            var count = 0;
            for (; count < 4 && mask != 0; count++, mask &= mask - 1)
            {
                picked[count] = firstRow + BitOperations.TrailingZeroCount(mask);
            }

            for (var rest = count; rest < 4; rest++)
            {
                picked[rest] = picked[0];
            }

            var dots = TKernel.Dot4(
                question, block.Coarse + ((long)picked[0] * stride), block.Coarse + ((long)picked[1] * stride),
                block.Coarse + ((long)picked[2] * stride), block.Coarse + ((long)picked[3] * stride), stride);
            for (var index = 0; index < count; index++)
            {
                var row = picked[index];
                var score = (TKernel.RaisesQuestion ? dots[index] - block.Excess[row] : dots[index]) * block.Scales[row];
                if (score > best.Threshold)
                {
                    best.Add(firstSlot + row, score);
                }
            }
        }
    }

    private static void Keep(BestRows best, uint better, Vector128<float> scores, int slot)
    {
        for (; better != 0; better &= better - 1)
        {
            var index = BitOperations.TrailingZeroCount(better);
            if (scores[index] > best.Threshold)
            {
                best.Add(slot + index, scores[index]);
            }
        }
    }
}
