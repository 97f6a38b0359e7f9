using System.Text.RegularExpressions;
using RagLlama.Extraction.Child;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Runs poppler's tools and turns their ways of failing into reasons.</summary>
internal static partial class Poppler
{
    /// <exception cref="ExtractionFailedException">The tool is missing, or could not read the file.</exception>
    public static void Run(string tool, IReadOnlyList<string> arguments, ChildLimits limits, Action<Stream> read)
    {
        var result = Tool.Run(tool, arguments, limits, read);
        if (result.ExitCode != 0)
        {
            throw Explain(result);
        }
    }

    /// <summary>Version of pdftotext, or null when it is missing.</summary>
    public static string? FindVersion(ChildLimits limits)
    {
        try
        {
            var result = Tool.Run("pdftotext", ["-v"], limits, _ => { });
            var match = Version().Match(result.Errors);
            return match.Success ? match.Groups[1].Value : "unknown";
        }
        catch (ExtractionFailedException)
        {
            return null;
        }
    }

    private static ExtractionFailedException Explain(ToolResult result)
    {
        bool Says(string text) => result.Errors.Contains(text, StringComparison.OrdinalIgnoreCase);
        if (Says("Incorrect password") || Says("security handler") || Says("encryption"))
        {
            return new("encrypted", "The PDF is protected with a password. Save a copy without the password and add that.");
        }

        if (Says("not allowed") || result.ExitCode == 3)
        {
            return new("encrypted", "The PDF's author has forbidden copying its text. Add a copy without this protection.");
        }

        if (Says("out of memory") || Says("bad_alloc") || Says("Bogus memory allocation"))
        {
            return new("limit_memory", "The PDF needs more memory than a file may take (Extraction:MemoryMegabytes).");
        }

        // 128 + signal number: 9 and 24 are what the processor time limit sends.
        return result.ExitCode switch
        {
            137 or 152 => new("limit_time", "Reading the PDF took longer than a file may take (Extraction:TimeLimit)."),
            >= 128 => new("crashed", "Reading the PDF crashed the reader, so it is probably damaged or hostile. Other files are not affected."),
            _ => new("corrupt", "The PDF is damaged and cannot be opened. Get a fresh copy, or print it to PDF again."),
        };
    }

    [GeneratedRegex(@"version\s+([0-9.]+)")]
    private static partial Regex Version();
}
