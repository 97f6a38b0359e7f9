using System.Runtime.InteropServices;

namespace RagLlama.Extraction.Pool;

/// <summary>Where the child program and the runtime for it are: beside the host's own files.</summary>
internal sealed record ChildLocation(string Program, IReadOnlyList<string> Arguments, string? RuntimeRoot)
{
    private const string Name = "RagLlama.Extraction";

    /// <exception cref="InvalidOperationException">The installation is incomplete; the message names the missing file.</exception>
    public static ChildLocation Find()
    {
        var folder = FolderWith(Name + ".dll") ?? throw new InvalidOperationException(
            $"{Name}.dll is missing beside the program in {AppContext.BaseDirectory}; install ragllama again.");
        var executable = OperatingSystem.IsWindows() ? ".exe" : "";

        // shared/Microsoft.NETCore.App/<version>/ → the root with the dotnet executable; absent when the host carries its own runtime.
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var dotnet = Path.Combine(root, "dotnet" + executable);
        if (File.Exists(dotnet) && File.Exists(Path.Combine(folder, Name + ".runtimeconfig.json")))
        {
            return new ChildLocation(dotnet, ["exec", Path.Combine(folder, Name + ".dll")], root);
        }

        var program = Path.Combine(folder, Name + executable);
        return File.Exists(program)
            ? new ChildLocation(program, [], null)
            : throw new InvalidOperationException($"Neither {dotnet} nor {program} exists, so files cannot be read; install ragllama again.");
    }

    private static string? FolderWith(string file)
    {
        var candidates = new[] { Path.GetDirectoryName(typeof(ChildLocation).Assembly.Location), AppContext.BaseDirectory };
        return candidates.FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, file)));
    }
}
