using System.Globalization;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Pool;

/// <summary>What to tell about a child that did not reply.</summary>
internal static class Ending
{
    /// <summary>Exit code of a process that was ended by a signal it cannot see, as the kernel does when memory runs out.</summary>
    public const int Killed = 128 + 9;

    private const string OtherFiles = "Other files are not affected.";

    public static ChildReply TimedOut(TimeSpan limit) => ChildReply.Failed(
        "limit_time",
        string.Create(CultureInfo.InvariantCulture, $"Reading took longer than {limit.TotalSeconds:0.#} seconds (Extraction:TimeLimit) and was stopped. {OtherFiles}"),
        recycle: true);

    public static ChildReply TooLong() => ChildReply.Failed("limit_output", $"The file yields more text than a file may (Extraction:MaxTextLength). {OtherFiles}", recycle: true);

    public static ChildReply Died(int exitCode, string errors)
    {
        if (errors.Contains("Stack overflow", StringComparison.Ordinal))
        {
            return ChildReply.Failed("crashed", $"Reading this file overflowed the reader's stack, so it is probably damaged or hostile. {OtherFiles}", recycle: true);
        }

        if (errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || errors.Contains("OutOfMemory", StringComparison.Ordinal))
        {
            return ChildReply.Failed("limit_memory", $"The file needs more memory than a file may take (Extraction:MemoryMegabytes). {OtherFiles}", recycle: true);
        }

        if (exitCode == Killed)
        {
            return ChildReply.Failed("crashed", $"The system ended the reader of this file twice, as it does when the machine has no memory left. Index the file again when it has. {OtherFiles}", recycle: true);
        }

        return ChildReply.Failed(
            "crashed",
            string.Create(CultureInfo.InvariantCulture, $"Reading this file crashed the reader (exit code {exitCode}), so it is probably damaged or hostile. {OtherFiles}"),
            recycle: true);
    }

    public static string FirstLine(string errors)
    {
        var end = errors.AsSpan().IndexOf('\n');
        var line = end < 0 ? errors : errors[..end];
        return line.Length <= 200 ? line : line[..200];
    }
}
