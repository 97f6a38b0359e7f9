using System.Diagnostics;

namespace RagLlama.Extraction.Child;

/// <summary>Tells the host that a long piece of work goes on; each report gives it the time of a file again, up to the limit for recognising text.</summary>
internal static class Progress
{
    /// <summary>Time stamp of the last report; 0 before the first.</summary>
    public static long Last { get; private set; }

    public static void Report()
    {
        Last = Stopwatch.GetTimestamp();
        Send();
    }

    /// <summary>Set once at the start of the child, before it reads anything.</summary>
    public static Action Send { get; set; } = () => { };
}
