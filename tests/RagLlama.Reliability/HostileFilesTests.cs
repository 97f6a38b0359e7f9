using System.Runtime.InteropServices;
using RagLlama.Reliability.Hostile;
using Xunit;

namespace RagLlama.Reliability;

/// <summary>Whatever a file does to its reader, the service goes on as if it had not been there (I9).</summary>
public sealed class HostileFilesTests(HostileRun run) : IClassFixture<HostileRun>
{
    private const string NoTrace = "strace is not installed, so what was opened was not written down (apt-get install strace)";

    /// <summary>Folders that hold programs, their settings and what the kernel tells; none of them holds a company's files.</summary>
    private static readonly string[] System = ["/usr/", "/lib", "/bin/", "/sbin/", "/opt/", "/etc/", "/proc/", "/sys/", "/dev/", "/var/cache/fontconfig", "/var/lib/", "/var/spool/libreoffice", "/nix/"];

    /// <summary>Where the kernel shows its own settings; a machine may show them in a second place, and a runtime reads its limits in whichever is listed.</summary>
    private static readonly string[] Kernel =
        [.. !File.Exists("/proc/self/mounts") ? [] : File.ReadLines("/proc/self/mounts").Select(line => line.Split(' ')).Where(mount => mount[2] is "proc" or "sysfs" or "cgroup" or "cgroup2").Select(mount => mount[1] + "/")];

    [Fact]
    public void Every_hostile_file_ends_with_a_clear_status()
    {
        Assert.All(run.Hostile, ending => Assert.True(ending.Status is "indexed" or "partial" or "failed" or "unsupported", $"{ending.Name}: {ending.Status} {ending.Reason}"));
        Assert.All(run.Hostile.Where(e => e.Status is "failed" or "unsupported" or "partial"), ending => Assert.True(ending.Reason is { Length: > 20 }, $"{ending.Name}: {ending.Status} {ending.Reason}"));
        Assert.All(run.Hostile.Where(e => e.Code is not null), ending => Assert.True(ending.Reason?.Contains(ending.Code! + ":", StringComparison.Ordinal), $"{ending.Name}: {ending.Status} {ending.Reason}, but {ending.Code} was expected"));
    }

    [Fact]
    public void Every_neighbour_is_indexed_and_found()
    {
        Assert.NotEmpty(run.Neighbours);
        Assert.All(run.Neighbours, ending => Assert.True(ending.Status == "indexed", $"{ending.Name}: {ending.Status} {ending.Reason}"));
        Assert.Empty(run.NotFound);
    }

    [Fact]
    public void The_service_keeps_its_process_and_nothing_hangs()
    {
        Assert.True(run.KeptItsProcess);
        Assert.InRange(run.LongestPause, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Nothing_of_other_files_is_read_or_told()
    {
        Assert.False(run.SecretIsFound);
        Assert.DoesNotContain(run.Hostile, ending => ending.Reason?.Contains(HostileRun.Secret, StringComparison.Ordinal) == true);
        Assert.False(File.Exists("/tmp/ragllama-slip.txt"));
        Assert.SkipWhen(run.Opened is null, NoTrace);
        Assert.DoesNotContain(run.Opened!.Everything, path => path.EndsWith("canary.txt", StringComparison.Ordinal));
        Assert.True(run.Opened.Readers > 0 && run.Opened.ByReaders.Count > 10, "the trace shows no reader at work");
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        Assert.All(run.Opened.ByReaders, path => Assert.True(IsOwn(path, runtime), "A reader opened " + path));
    }

    [Fact]
    public void No_connection_is_made()
    {
        Assert.SkipWhen(run.Opened is null, NoTrace);
        Assert.Empty(run.Opened!.Connections);
    }

    private static bool IsOwn(string path, string runtime) =>
        path is not ("/etc/passwd" or "/etc/shadow" or "/etc/group") && (!path.StartsWith('/') || path.Contains("/ragllama-extraction-", StringComparison.Ordinal)
            || path.StartsWith(runtime, StringComparison.Ordinal) || path.StartsWith(AppContext.BaseDirectory.TrimEnd('/'), StringComparison.Ordinal)
            || Array.Exists([.. System, .. Kernel], folder => path.StartsWith(folder, StringComparison.Ordinal)));
}
