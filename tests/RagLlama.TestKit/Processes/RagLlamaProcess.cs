using System.Diagnostics;
using System.Text.Json;

namespace RagLlama.TestKit.Processes;

/// <summary>Runs the real executable, as a user would, from the test's output folder.</summary>
public static class RagLlamaProcess
{
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "ragllama.dll");

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<RagLlamaResult> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new RagLlamaResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a verb; the caller ends it.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("RAGLLAMA__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Most of these processes answer once and end: without this, compiling the loops takes a third of their time.
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }
}

/// <summary>How a verb ended.</summary>
public sealed record RagLlamaResult(int ExitCode, string Output, string Error)
{
    /// <summary>The one JSON object on standard output.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }
}
