using System.Diagnostics;
using System.Globalization;
using RagLlama.Extraction.Child;

namespace RagLlama.Extraction.Pool;

internal static class ChildStart
{
    /// <summary>The child learns nothing of the host's environment (which may hold secrets) but where programs and the runtime are.</summary>
    public static ProcessStartInfo Describe(ChildLocation location, ExtractionOptions options, string temporaryFolder)
    {
        var start = new ProcessStartInfo(location.Program)
        {
            WorkingDirectory = TemporaryFolders.Work(temporaryFolder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var argument in location.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add("--child");
        start.ArgumentList.Add(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

        var memory = (long)options.MemoryMegabytes << 20;
        var kept = start.Environment.Where(variable => IsKept(variable.Key)).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_ROOT"] = location.RuntimeRoot ?? start.Environment["DOTNET_ROOT"];
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = memory.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var name in new[] { "TMPDIR", "TMP", "TEMP" })
        {
            start.Environment[name] = TemporaryFolders.Work(temporaryFolder);
        }

        start.Environment[ChildSandbox.GivenVariable] = TemporaryFolders.Given(temporaryFolder);
        start.Environment["LC_ALL"] = "C.UTF-8";

        // Beyond the managed heap: stacks, code, and what native libraries take.
        start.Environment[ChildSandbox.MemoryVariable] = (memory + (256L << 20)).ToString(CultureInfo.InvariantCulture);
        return start;
    }

    private static bool IsKept(string name) =>
        name is "PATH" or "SystemRoot" or "windir" || name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal) || name == "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";
}
