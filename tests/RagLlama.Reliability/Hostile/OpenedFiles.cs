using System.Text.RegularExpressions;

namespace RagLlama.Reliability.Hostile;

/// <summary>What a trace of system calls says about the reader processes and the tools they ran.</summary>
internal sealed partial class OpenedFiles
{
    private OpenedFiles(List<string> byReaders, List<string> connections, List<string> everything, int readers) =>
        (ByReaders, Connections, Everything, Readers) = (byReaders, connections, everything, readers);

    /// <summary>Paths that a reader, or a tool it ran, opened with success; opening only the name of a path (O_PATH) reads nothing.</summary>
    public IReadOnlyList<string> ByReaders { get; }

    /// <summary>Calls by any process that asked for a connection to another machine, or to this one over the network.</summary>
    public IReadOnlyList<string> Connections { get; }

    /// <summary>Every path that any process named, whether it was opened or not.</summary>
    public IReadOnlyList<string> Everything { get; }

    public int Readers { get; }

    public static OpenedFiles Read(string traceFile)
    {
        var parents = new Dictionary<int, int>();
        var readers = new HashSet<int>();
        var opened = new List<(int Thread, string Path, bool Succeeded)>();
        var connections = new List<string>();
        var unfinished = new Dictionary<int, string>();
        foreach (var line in File.ReadLines(traceFile))
        {
            if (Line().Match(line) is not { Success: true } match)
            {
                continue;
            }

            var thread = int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            var call = match.Groups[2].Value;
            if (call.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                unfinished[thread] = call[..^"<unfinished ...>".Length];
                continue;
            }

            if (Resumed().Match(call) is { Success: true } resumed && unfinished.Remove(thread, out var begun))
            {
                call = begun + call[resumed.Length..];
            }

            if (Child().Match(call) is { Success: true } child)
            {
                parents[int.Parse(child.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)] = thread;
            }
            else if (call.StartsWith("execve", StringComparison.Ordinal) && call.Contains("\"--child\"", StringComparison.Ordinal))
            {
                readers.Add(thread);
            }
            else if (call.StartsWith("connect", StringComparison.Ordinal) && call.Contains("sa_family=AF_INET", StringComparison.Ordinal))
            {
                connections.Add(line);
            }
            else if (!call.Contains("O_PATH", StringComparison.Ordinal) && Open().Match(call) is { Success: true } open)
            {
                opened.Add((thread, open.Groups[1].Value, Result().IsMatch(call)));
            }
        }

        bool IsReader(int thread)
        {
            var at = thread;
            for (var steps = 0; steps < 64 && !readers.Contains(at); steps++)
            {
                if (!parents.TryGetValue(at, out at))
                {
                    return false;
                }
            }

            return readers.Contains(at);
        }

        return new OpenedFiles(
            [.. opened.Where(o => o.Succeeded && IsReader(o.Thread)).Select(o => o.Path).Distinct(StringComparer.Ordinal)],
            connections,
            [.. opened.Select(o => o.Path).Distinct(StringComparer.Ordinal)],
            readers.Count);
    }

    [GeneratedRegex(@"^(\d+)\s+(.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>\s?")]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^(?:clone|clone3|fork|vfork)\(.*\)\s*=\s*(\d+)(?: |$)|^(?:clone|clone3)\(.*=> \{parent_tid=\[(\d+)\]\}.*= \d+")]
    private static partial Regex Child();

    [GeneratedRegex("^(?:openat|openat2|open)\\((?:[^\"]*)\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Open();

    [GeneratedRegex(@"\)\s*=\s*\d+\s*$")]
    private static partial Regex Result();
}
