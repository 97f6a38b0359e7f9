using Microsoft.Extensions.Logging;

namespace RagLlama.Inference.OpenAi;

/// <summary>One request to an endpoint: limited silence, one retry before anything was received, one kind of exception.</summary>
internal sealed partial class EndpointCall(Endpoint endpoint, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>Longest pause before the retry: a person is waiting, and an answer made of quotes is at hand.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan DefaultPause = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource silence = new(endpoint.Timeout, time);
    private CancellationTokenSource? linked;

    /// <summary>Runs the opening of a request, twice at most.</summary>
    public async Task<T> OpenAsync<T>(Func<CancellationToken, Task<T>> open, CancellationToken cancellationToken)
    {
        linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await open(linked.Token);
            }
            catch (Exception fault) when (attempt == 1 && Pause(fault) is { } pause && !linked.IsCancellationRequested)
            {
                LogRetry(logger, endpoint.Display, pause.TotalMilliseconds);
                silence.CancelAfter(endpoint.Timeout + pause);
                await Task.Delay(pause, time, cancellationToken);
            }
            catch (Exception fault)
            {
                throw Translate(fault, cancellationToken);
            }
        }
    }

    /// <summary>Waits for the next piece of an open reply; the clock of silence starts anew.</summary>
    public async Task<T> NextAsync<T>(Func<Task<T>> next, CancellationToken cancellationToken)
    {
        silence.CancelAfter(endpoint.Timeout);
        try
        {
            return await next();
        }
        catch (Exception fault)
        {
            throw Translate(fault, cancellationToken);
        }
    }

    public void Dispose()
    {
        linked?.Dispose();
        silence.Dispose();
    }

    private TimeSpan? Pause(Exception fault)
    {
        if (!EndpointFaults.IsTransient(fault))
        {
            return null;
        }

        var pause = EndpointFaults.RetryAfter(fault, time.GetUtcNow()) ?? DefaultPause;
        return pause <= LongestPause ? pause : null;
    }

    /// <summary>The asker's own cancellation stays a cancellation; everything else becomes an <see cref="InferenceException"/>.</summary>
    private Exception Translate(Exception fault, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken)
        : silence.IsCancellationRequested ? EndpointFaults.Describe(new TimeoutException(), endpoint)
        : EndpointFaults.Describe(fault, endpoint);

    [LoggerMessage(5001, LogLevel.Warning, "{Endpoint} is busy or failing; trying once more in {PauseMs} ms")]
    private static partial void LogRetry(ILogger logger, string endpoint, double pauseMs);
}
