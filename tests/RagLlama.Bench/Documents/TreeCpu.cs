using System.Globalization;

namespace RagLlama.Bench.Documents;

/// <summary>Processor time of this process, of the processes it started, and of those that they started, through /proc; what has ended is counted with whoever waited for it.</summary>
internal static class TreeCpu
{
    private const int Deepest = 4;

    /// <summary>Linux reports in hundredths of a second.</summary>
    private const double TicksPerSecond = 100;

    public static double Seconds() => Of(Environment.ProcessId, 0) / TicksPerSecond;

    private static long Of(int process, int depth)
    {
        try
        {
            // The name, in brackets, may hold anything; the fields after it are counted from the third.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = Enumerable.Range(11, 4).Sum(field => long.Parse(fields[field], CultureInfo.InvariantCulture));
            return depth >= Deepest ? ticks : ticks + Children(process).Sum(child => Of(child, depth + 1));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
            return 0;
        }
    }

    private static IEnumerable<int> Children(int process) =>
        Directory.EnumerateDirectories($"/proc/{process}/task")
            .SelectMany(task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture));
}
