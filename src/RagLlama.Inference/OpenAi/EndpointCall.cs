using Polly;

namespace RagLlama.Inference.OpenAi;

/// <summary>One request to an endpoint: limited silence, a limited whole, retries before anything was received, one kind of exception.</summary>
internal sealed class EndpointCall(Endpoint endpoint, ResiliencePipeline pipeline, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource silence = new(Timeout.InfiniteTimeSpan, time);
    private readonly CancellationTokenSource whole = new(endpoint.Limit, time);
    private CancellationTokenSource? linked;

    /// <summary>Runs the opening of a request, as often as the endpoint's settings allow.</summary>
    public async Task<T> OpenAsync<T>(Func<CancellationToken, Task<T>> open, CancellationToken cancellationToken)
    {
        linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token, whole.Token);
        try
        {
            return await pipeline.ExecuteAsync(async _ => await AttemptAsync(open), linked.Token);
        }
        catch (Exception fault)
        {
            throw Translate(fault, cancellationToken);
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
        finally
        {
            // Whoever reads slowly is not the endpoint's silence.
            silence.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        linked?.Dispose();
        silence.Dispose();
        whole.Dispose();
    }

    private async Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> open)
    {
        silence.CancelAfter(endpoint.Timeout);
        try
        {
            return await open(linked!.Token);
        }
        catch (Exception) when (silence.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        finally
        {
            silence.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The asker's own cancellation stays a cancellation; everything else becomes an <see cref="InferenceException"/>.</summary>
    private Exception Translate(Exception fault, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken)
        : silence.IsCancellationRequested ? EndpointFaults.Describe(new TimeoutException(), endpoint)
        : whole.IsCancellationRequested ? EndpointFaults.TooLong(endpoint)
        : EndpointFaults.Describe(fault, endpoint);
}
