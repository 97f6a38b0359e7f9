using System.Collections.Concurrent;
using System.Diagnostics;

namespace RagLlama.Extraction.Pool;

/// <summary>
/// Starts every child from one thread that lives as long as the pool. The kernel's parent-death signal fires when the starting thread ends,
/// not the process, so a child started from the thread pool would be killed whenever that pool shrinks.
/// </summary>
internal sealed class StarterThread : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Done)> work = [];
    private readonly Thread thread;

    public StarterThread()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "extraction starter" };
        thread.Start();
    }

    public Task<Process> StartAsync(ProcessStartInfo start)
    {
        var done = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add((start, done));
        return done.Task;
    }

    public void Dispose()
    {
        work.CompleteAdding();
        thread.Join();
        work.Dispose();
    }

    private void Run()
    {
        foreach (var (start, done) in work.GetConsumingEnumerable())
        {
            try
            {
                done.SetResult(Process.Start(start)!);
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }
    }
}
