using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Child;

/// <summary>Runs a native tool under this process's sandbox and its own limits.</summary>
internal static class Tool
{
    private const int MaxErrorLength = 4096;

    /// <param name="read">Reads standard output; what it leaves unread ends the tool.</param>
    /// <exception cref="ExtractionFailedException">The tool is not installed (<c>tool_missing</c>).</exception>
    public static ToolResult Run(string name, IReadOnlyList<string> arguments, ChildLimits limits, Action<Stream> read)
    {
        using var process = Start(name, arguments);
        ChildSandbox.Limit(process.Id, limits);
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text && errors.Length < MaxErrorLength)
            {
                errors.Append(text, 0, Math.Min(text.Length, MaxErrorLength)).Append('\n');
            }
        };
        process.BeginErrorReadLine();
        try
        {
            read(process.StandardOutput.BaseStream);
        }
        finally
        {
            process.StandardOutput.Close();
            if (!process.WaitForExit(2000))
            {
                process.Kill();
                process.WaitForExit();
            }
        }

        process.WaitForExit();
        return new ToolResult(process.ExitCode, errors.ToString());
    }

    /// <summary>True when a program of that name is on the path.</summary>
    public static bool Exists(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, name)));

    private static Process Start(string name, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // Pages are recognised side by side; threads within one only get in each other's way.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception exception) when (exception.NativeErrorCode == 2)
        {
            throw new ExtractionFailedException(
                "tool_missing",
                $"The file is read with {name}, which is not installed. PDF files need poppler: apt-get install poppler-utils");
        }
    }
}
