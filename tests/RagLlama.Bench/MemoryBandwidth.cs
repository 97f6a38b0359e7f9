using System.Runtime.Intrinsics;
using RagLlama.Storage.Embedded.Dense;

namespace RagLlama.Bench;

/// <summary>What one core can read from memory: the sum of a buffer much larger than the caches, with the widest loads.</summary>
internal static class MemoryBandwidth
{
    private const int Repetitions = 5;

    /// <summary>Best of five, in 10^9 bytes for one second of processor time.</summary>
    public static unsafe double Measure(long bytes)
    {
        bytes &= ~255L;
        using var memory = new LargeMemory(bytes);
        var best = 0.0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var before = CpuTime.Now;
            s_sum += Sum(memory.Start, bytes);
            best = Math.Max(best, bytes / (CpuTime.Now - before).TotalSeconds / 1e9);
        }

        return best;
    }

    // Read by nobody, but it keeps the sum from being left out.
    private static int s_sum;

    private static unsafe int Sum(byte* start, long bytes)
    {
        var (one, two, three, four) = (Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero);
        for (long index = 0; index < bytes; index += 256)
        {
            one += Vector512.Load((int*)(start + index));
            two += Vector512.Load((int*)(start + index + 64));
            three += Vector512.Load((int*)(start + index + 128));
            four += Vector512.Load((int*)(start + index + 192));
        }

        return Vector512.Sum(one + two + three + four);
    }
}
