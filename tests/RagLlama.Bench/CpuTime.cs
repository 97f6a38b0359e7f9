using System.Diagnostics;

namespace RagLlama.Bench;

/// <summary>Processor time of this process: what a run costs, also on a machine that others use.</summary>
internal static class CpuTime
{
    public static TimeSpan Now
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }
}
