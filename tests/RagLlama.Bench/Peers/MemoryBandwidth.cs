using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RagLlama.Bench.Peers;

/// <summary>What one core can read from memory: an array far larger than the caches is added up. No scan of vectors can be quicker.</summary>
internal static class MemoryBandwidth
{
    private const int Passes = 15;

    public static MemoryBandwidthRow Measure(int megabytes)
    {
        var values = new float[megabytes * 1_000_000 / sizeof(float)];
        Array.Fill(values, 1f);
        using var process = Process.GetCurrentProcess();
        var (wall, cpu) = (new List<double>(), new List<double>());
        for (var pass = 0; pass < Passes; pass++)
        {
            process.Refresh();
            var (start, used) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            var sum = Sum(values);
            wall.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            process.Refresh();
            cpu.Add((process.TotalProcessorTime - used).TotalSeconds);
            if (sum <= 0)
            {
                throw new UnreachableException("The sum of ones is above zero.");
            }
        }

        wall.Sort();
        double Rate(double seconds) => Math.Round(megabytes / 1000.0 / Math.Max(seconds, 1e-9), 2);

        // The system counts CPU time in steps, so single passes may read too short: the mean of all is taken.
        return new MemoryBandwidthRow("membw", "ragllama", megabytes, 1, Rate(wall[0]), Rate(wall[Passes / 2]), Rate(cpu.Average()));
    }

    /// <summary>Four sums side by side, so that the additions do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum(float[] values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values.AsSpan());
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i + 4 <= vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }

        return Vector.Sum(a + b + c + d);
    }
}
