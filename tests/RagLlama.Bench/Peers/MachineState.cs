using System.Diagnostics;
using System.Globalization;

namespace RagLlama.Bench.Peers;

/// <summary>How busy the machine was: load, and the wall and CPU time of a fixed piece of work.</summary>
internal sealed record MachineState(double Load1, double SpinWallMs, double SpinCpuMs)
{
    public static MachineState Read()
    {
        var best = (Wall: double.MaxValue, Cpu: 0.0);
        using var process = Process.GetCurrentProcess();
        for (var i = 0; i < 4; i++)
        {
            process.Refresh();
            var (start, cpu) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            Spin();
            process.Refresh();
            var wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (wall < best.Wall)
            {
                best = (wall, (process.TotalProcessorTime - cpu).TotalMilliseconds);
            }
        }

        var load = File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : 0;
        return new MachineState(load, Math.Round(best.Wall, 1), Math.Round(Math.Max(best.Cpu, 0.1), 1));
    }

    private static int Spin()
    {
        var x = 0;
        for (var i = 0; i < 40_000_000; i++)
        {
            x = (x * 31) + i;
        }

        return x;
    }
}
