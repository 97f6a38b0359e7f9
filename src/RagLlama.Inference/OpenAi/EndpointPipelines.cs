using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace RagLlama.Inference.OpenAi;

/// <summary>
/// Retries around a circuit breaker, for the opening of a request only. Time limits are not Polly's, since its tokens end with the opening, while the
/// reply is still read.
/// </summary>
internal static partial class EndpointPipelines
{
    /// <summary>Longest pause before a retry: a person is waiting, and another model or an answer made of quotes is at hand.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan UsualPause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    public static ResiliencePipeline Create(Endpoint endpoint, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (endpoint.Retries > 0)
        {
            builder.AddRetry(Retry(endpoint, time, logger));
        }

        return builder.AddCircuitBreaker(Breaker(endpoint, logger)).Build();
    }

    private static RetryStrategyOptions Retry(Endpoint endpoint, TimeProvider time, ILogger logger) => new()
    {
        MaxRetryAttempts = endpoint.Retries,
        Delay = UsualPause,
        MaxDelay = LongestPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = args => ValueTask.FromResult(
            args.Outcome.Exception is { } fault && EndpointFaults.IsTransient(fault) && !(EndpointFaults.RetryAfter(fault, time.GetUtcNow()) > LongestPause)),
        DelayGenerator = args => ValueTask.FromResult(args.Outcome.Exception is { } fault ? EndpointFaults.RetryAfter(fault, time.GetUtcNow()) : null),
        OnRetry = args =>
        {
            LogRetry(logger, endpoint.Display, args.RetryDelay.TotalMilliseconds);
            return ValueTask.CompletedTask;
        },
    };

    private static CircuitBreakerStrategyOptions Breaker(Endpoint endpoint, ILogger logger) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = endpoint.BreakAfter,
        SamplingDuration = Window,
        BreakDuration = endpoint.BreakTime,
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } fault && EndpointFaults.IsDown(fault)),
        OnOpened = args =>
        {
            LogOpened(logger, endpoint.Display, args.BreakDuration.TotalSeconds);
            return ValueTask.CompletedTask;
        },
    };

    [LoggerMessage(5001, LogLevel.Warning, "{Endpoint} is busy or failing; trying again in {PauseMs} ms")]
    private static partial void LogRetry(ILogger logger, string endpoint, double pauseMs);

    [LoggerMessage(5002, LogLevel.Warning, "{Endpoint} failed too often; it is left alone for {Seconds} s")]
    private static partial void LogOpened(ILogger logger, string endpoint, double seconds);
}
