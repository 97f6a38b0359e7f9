using System.Collections.Concurrent;
using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Pool;

/// <summary>Child processes that read one file at a time each; started when needed, replaced after a failure or many files, ended when idle.</summary>
internal sealed class ExtractionPool : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private readonly ExtractionOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<ExtractionPool> logger;
    private readonly Lazy<ChildLocation> location = new(ChildLocation.Find);
    private readonly Lazy<StarterThread> starter = new(StartStarter);
    private readonly ConcurrentStack<ChildProcess> idle = new();
    private readonly SemaphoreSlim free;
    private readonly ITimer sweep;
    private int disposed;

    public ExtractionPool(IOptions<ExtractionOptions> options, TimeProvider time, ILogger<ExtractionPool> logger)
    {
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        free = new SemaphoreSlim(this.options.Processes);
        sweep = time.CreateTimer(_ => _ = EndIdleAsync(), null, this.options.IdleTime, this.options.IdleTime);
    }

    /// <summary>Children that wait for work; for tests and diagnostics.</summary>
    internal IReadOnlyList<int> IdleProcessIds => [.. idle.Select(child => child.Id)];

    /// <exception cref="InvalidOperationException">The installation is broken: no child starts.</exception>
    public async Task<ChildReply> SendAsync(ChildRequest request, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        await free.WaitAsync(cancellationToken);
        try
        {
            // What an earlier file did to a child, or the system for lack of memory, is not this file's fault: only a fresh child's death is.
            var (reply, blamed) = await SendOnceAsync(request, await TakeAsync(cancellationToken), cancellationToken);
            return blamed ? reply : (await SendOnceAsync(request, await StartAsync(cancellationToken), cancellationToken)).Reply;
        }
        finally
        {
            free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        await sweep.DisposeAsync();
        while (idle.TryPop(out var child))
        {
            await child.DisposeAsync();
        }

        if (starter.IsValueCreated)
        {
            starter.Value.Dispose();
        }
    }

    /// <summary>Hands the child the file and gives the child back; not blamed where the child died and the file need not be the reason.</summary>
    private async Task<(ChildReply Reply, bool Blamed)> SendOnceAsync(ChildRequest request, ChildProcess child, CancellationToken cancellationToken)
    {
        ChildReply? reply = null;
        try
        {
            using var given = GivenFile.Hand(request.Path, child);
            reply = await AskAsync(child, request with { Path = given.Path }, cancellationToken);
            var blamed = child.Death is not { } death || (child.FilesRead == 0 && death != Ending.Killed);
            child.FilesRead++;
            return (reply, blamed);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return (reply = ChildReply.Failed("corrupt", "The file cannot be opened: it is gone, or may not be read."), true);
        }
        finally
        {
            await GiveBackAsync(child, healthy: reply is { Recycle: false });
        }
    }

    /// <summary>Asks with the time limit; whatever goes wrong with the child becomes a reply that asks for its replacement.</summary>
    private async Task<ChildReply> AskAsync(ChildProcess child, ChildRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.TimeLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        ChildReply? reply;
        await using (stop.Token.Register(child.Kill))
        {
            try
            {
                var started = time.GetTimestamp();
                reply = await child.SendAsync(request, () =>
                {
                    if (time.GetElapsedTime(started) < options.OcrTimeLimit)
                    {
                        limit.CancelAfter(options.TimeLimit);
                    }
                });
            }
            catch (FrameTooLongException)
            {
                return Ending.TooLong();
            }
        }

        if (reply is not null)
        {
            return reply;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (limit.IsCancellationRequested)
        {
            PoolLog.TimedOut(logger, child.Id, options.TimeLimit);
            return Ending.TimedOut(options.TimeLimit);
        }

        child.Kill();
        var exitCode = await child.WaitForExitAsync();
        child.Death = exitCode;
        PoolLog.Died(logger, child.Id, exitCode, Ending.FirstLine(child.Errors));
        return Ending.Died(exitCode, child.Errors);
    }

    private async Task<ChildProcess> TakeAsync(CancellationToken cancellationToken)
    {
        while (idle.TryPop(out var child))
        {
            if (!child.HasExited)
            {
                return child;
            }

            await child.DisposeAsync();
        }

        return await StartAsync(cancellationToken);
    }

    private async Task GiveBackAsync(ChildProcess child, bool healthy)
    {
        // The time limit may have passed at the very moment of a reply.
        if (healthy && !child.IsKilled && child.FilesRead < options.RecycleAfterFiles && disposed == 0)
        {
            child.IdleSince = time.GetTimestamp();
            idle.Push(child);
            return;
        }

        PoolLog.Replaced(logger, child.Id, child.FilesRead);
        await child.DisposeAsync();
    }

    private async Task<ChildProcess> StartAsync(CancellationToken cancellationToken)
    {
        var folder = TemporaryFolders.Create();
        ChildProcess child;
        try
        {
            child = new ChildProcess(await starter.Value.StartAsync(ChildStart.Describe(location.Value, options, folder)), folder);
        }
        catch (Win32Exception exception)
        {
            TemporaryFolders.Remove(folder);
            throw new InvalidOperationException($"The process that reads files does not start: {exception.Message}", exception);
        }

        using var limit = new CancellationTokenSource(StartLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await using var killer = stop.Token.Register(child.Kill);
        if (await child.ReceiveAsync() is not { Status: { } status })
        {
            child.Kill();
            var exitCode = await child.WaitForExitAsync();
            var errors = Ending.FirstLine(child.Errors);
            await child.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"The process that reads files ended at its start with code {exitCode}: {errors}");
        }

        PoolLog.Started(logger, child.Id, status.NetworkDetail);
        return child;
    }

    private static StarterThread StartStarter()
    {
        TemporaryFolders.RemoveOrphans();
        return new StarterThread();
    }

    private async Task EndIdleAsync()
    {
        // Taken out first, so that no request meets a child that is being ended.
        var children = new ChildProcess[options.Processes];
        var count = idle.TryPopRange(children);
        for (var i = count - 1; i >= 0; i--)
        {
            if (disposed == 0 && time.GetElapsedTime(children[i].IdleSince) < options.IdleTime)
            {
                idle.Push(children[i]);
            }
            else
            {
                await children[i].DisposeAsync();
            }
        }
    }
}
