using RagLlama.Ingestion;
using RagLlama.Jobs;

namespace RagLlama.Host.Workers;

/// <summary>Works on the job queue for as long as the process runs.</summary>
internal sealed partial class IngestionWorker(JobProcessor processor, Housekeeping housekeeping, IngestionOptions options, TimeProvider time, ILogger<IngestionWorker> logger)
    : BackgroundService
{
    /// <summary>How soon an upload is noticed; a look at an empty queue costs a fraction of a millisecond.</summary>
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await housekeeping.RunAsync(stoppingToken);
        await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(n => WorkAsync(WorkerName.ForThisProcess(n), stoppingToken)));
    }

    private async Task WorkAsync(string workerId, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await processor.RunNextAsync(workerId, stoppingToken))
                {
                    await Task.Delay(IdlePause, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away must not end the worker; it tries again
            catch (Exception e)
            {
                LogQueueAway(logger, e);
                await Task.Delay(TimeSpan.FromSeconds(2), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(6010, LogLevel.Error, "The job queue cannot be reached; trying again.")]
    private static partial void LogQueueAway(ILogger logger, Exception exception);
}
