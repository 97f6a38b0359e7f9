using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>Exact 8-bit dot products with rows that lie anywhere: the rows of a cluster, and the centres one after the other.</summary>
internal sealed unsafe class SlotScanner
{
    private const int CacheLine = 64;

    // So many rows are on their way from memory while four are multiplied.
    private const int Ahead = 12;

    private readonly delegate*<DenseRows, ReadOnlySpan<int>, ScanQuestion, BestRows, void> _scan;
    private readonly delegate*<Centres, ScanQuestion, Span<float>, void> _score;

    private SlotScanner(
        string name, delegate*<DenseRows, ReadOnlySpan<int>, ScanQuestion, BestRows, void> scan, delegate*<Centres, ScanQuestion, Span<float>, void> score)
    {
        Name = name;
        _scan = scan;
        _score = score;
    }

    /// <summary>Every scanner this processor can run, the quickest first.</summary>
    public static IReadOnlyList<SlotScanner> Supported { get; } = [.. All()];

    public static SlotScanner Quickest => Supported[0];

    public string Name { get; }

    /// <summary>Keeps the best of the rows in these slots.</summary>
    public void Scan(DenseRows rows, ReadOnlySpan<int> slots, ScanQuestion question, BestRows best) => _scan(rows, slots, question, best);

    /// <param name="scores">[centres, rounded up to 4].</param>
    public void Score(Centres centres, ScanQuestion question, Span<float> scores) => _score(centres, question, scores);

    private static IEnumerable<SlotScanner> All()
    {
        foreach (var scanner in new[] { Of<VnniKernel>("vnni"), Of<Avx512Kernel>("avx512"), Of<Avx2Kernel>("avx2"), Of<NeonKernel>("neon"), Of<PortableKernel>("portable") })
        {
            if (scanner is not null)
            {
                yield return scanner;
            }
        }
    }

    private static SlotScanner? Of<TKernel>(string name)
        where TKernel : struct, IRowKernel => TKernel.IsSupported ? new SlotScanner(name, &Scan<TKernel>, &Score<TKernel>) : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scan<TKernel>(DenseRows rows, ReadOnlySpan<int> slots, ScanQuestion question, BestRows best)
        where TKernel : struct, IRowKernel
    {
        var stride = rows.Stride;
        var places = stackalloc RowPlace[4];
        for (var ahead = 0; ahead < Math.Min(Ahead, slots.Length); ahead++)
        {
            Fetch(rows.PlaceOf(slots[ahead]).Coarse, stride);
        }

        for (var first = 0; first < slots.Length; first += 4)
        {
            var count = Math.Min(4, slots.Length - first);
            for (var index = 0; index < 4; index++)
            {
                places[index] = index < count ? rows.PlaceOf(slots[first + index]) : places[0];
                var next = first + index + Ahead;
                if (next < slots.Length)
                {
                    Fetch(rows.PlaceOf(slots[next]).Coarse, stride);
                }
            }

            var dots = TKernel.Dot4(question, places[0].Coarse, places[1].Coarse, places[2].Coarse, places[3].Coarse, stride);
            for (var index = 0; index < count; index++)
            {
                var score = (TKernel.RaisesQuestion ? dots[index] - *places[index].Excess : dots[index]) * *places[index].Scale;
                if (score > best.Threshold)
                {
                    best.Add(slots[first + index], score);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Score<TKernel>(Centres centres, ScanQuestion question, Span<float> scores)
        where TKernel : struct, IRowKernel
    {
        var stride = centres.Stride;
        var row = centres.Coarse;
        for (var first = 0; first < centres.Count; first += 4, row += 4 * stride)
        {
            var dots = TKernel.Dot4(question, row, row + stride, row + (2 * stride), row + (3 * stride), stride);
            if (TKernel.RaisesQuestion)
            {
                dots -= Vector128.Load(centres.Excess + first);
            }

            (Vector128.ConvertToSingle(dots) * Vector128.Load(centres.Scales + first)).CopyTo(scores[first..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(sbyte* row, int stride)
    {
        if (Sse.IsSupported)
        {
            for (var offset = 0; offset < stride; offset += CacheLine)
            {
                Sse.Prefetch0(row + offset);
            }
        }
    }
}
