using System.Globalization;

namespace RagLlama.Bench.Documents;

/// <summary>Watches the resident memory of this process's children, and of theirs, through /proc.</summary>
internal sealed class ChildMemory : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;

    public ChildMemory()
    {
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Largest resident memory any one process had, in bytes.</summary>
    public long Peak { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        while (!_stop.Token.WaitHandle.WaitOne(50))
        {
            Descend(Environment.ProcessId, 0);
        }
    }

    private void Descend(int process, int depth)
    {
        try
        {
            foreach (var task in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                foreach (var child in File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    var id = int.Parse(child, CultureInfo.InvariantCulture);
                    var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(status => status.StartsWith("VmHWM:", StringComparison.Ordinal));
                    Peak = Math.Max(Peak, line is null ? 0 : long.Parse(line.AsSpan(6).Trim().TrimEnd("kB ").ToString(), CultureInfo.InvariantCulture) << 10);
                    if (depth < 3)
                    {
                        Descend(id, depth + 1);
                    }
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
        }
    }
}
