using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace RagLlama.Bench.Peers;

/// <summary>Runs one measurement as a process and returns the JSON lines it printed; a failure becomes a line too, so that no gap goes unseen.</summary>
internal static class MeasuredProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static Task<IReadOnlyList<string>> OursAsync(PeersOptions options, string name, string set)
    {
        var program = Environment.ProcessPath ?? "dotnet";
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        return RunAsync(program, [.. self, "peers-one", name, Path.Combine(options.Sets, set), Text(options.Judge), Text(options.Timed)], [], name, set);
    }

    public static Task<IReadOnlyList<string>> PeerAsync(PeersOptions options, string name, string set) => RunAsync(
        "node",
        ["--expose-gc", "--max-old-space-size=12000", Path.Combine(options.Peers!, "retrieval", "run.mjs"), "--peer", name, "--set", set, "--judge", Text(options.Judge), "--lat", Text(options.Timed)],
        [("PEERS_DATA", options.Sets), ("RUST_LOG", "error")],
        name,
        set);

    private static async Task<IReadOnlyList<string>> RunAsync(
        string program, string[] arguments, (string Name, string Value)[] environment, string name, string set)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            var lines = (await output).Split('\n').Where(l => l.StartsWith('{')).ToList();
            return process.ExitCode == 0 && lines.Count > 0 ? lines : [Failed(name, set, (await error).Trim())];
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return [Failed(name, set, $"not finished after {Longest.TotalMinutes} minutes")];
        }
    }

    private static string Failed(string name, string set, string reason) =>
        JsonSerializer.Serialize(new { bench = "retrieval", peer = name, set, failed = reason.Length > 300 ? reason[..300] : reason });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
