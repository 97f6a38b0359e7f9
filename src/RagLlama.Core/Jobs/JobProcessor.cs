using Microsoft.Extensions.Logging;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Sources;

namespace RagLlama.Jobs;

/// <summary>Takes one job after the other from the queue and does it. Any number of processors, in any number of processes.</summary>
public sealed partial class JobProcessor(
    IJobQueue queue, IngestionPipeline pipeline, SourceSynchronizer synchronizer, IDocumentCatalog catalog, IngestionOptions options,
    TimeProvider time, ILogger<JobProcessor> logger)
{
    private readonly TimeSpan _lease = TimeSpan.FromSeconds(options.LeaseSeconds);

    /// <summary>Does the next job that is due; false when there is none.</summary>
    public async Task<bool> RunNextAsync(string workerId, CancellationToken cancellationToken)
    {
        var job = await queue.LeaseAsync(workerId, _lease, cancellationToken);
        if (job is null)
        {
            return false;
        }

        if (job.Attempt > options.MaxAttempts)
        {
            await GiveUpAsync(job, $"The process ended {options.MaxAttempts} times while it worked on this document; it was set aside.", TimeSpan.Zero);
            return true;
        }

        try
        {
            await RunWithRenewalAsync(job, cancellationToken);
            await queue.CompleteAsync(job.Fence, CancellationToken.None);
        }
        catch (StaleFenceException)
        {
            LogLost(logger, job.Kind, job.Key);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A stop is no failure: the job is due again at once, for whoever comes next.
            await queue.FailAsync(job.Fence, "The worker was stopped.", TimeSpan.Zero, int.MaxValue, CancellationToken.None);
            throw;
        }
#pragma warning disable CA1031 // The named boundary of a job: one bad document never stops the run
        catch (Exception e)
        {
            LogFailed(logger, e, job.Kind, job.Key, job.Attempt);
            await GiveUpAsync(job, e.Message, TimeSpan.FromSeconds(Math.Pow(4, job.Attempt - 1)));
        }
#pragma warning restore CA1031

        return true;
    }

    private async Task RunWithRenewalAsync(LeasedJob job, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewal = RenewAsync(job, done.Token);
        try
        {
            await RunAsync(job, cancellationToken);
        }
        finally
        {
            await done.CancelAsync();
            await renewal;
        }
    }

    private async Task RunAsync(LeasedJob job, CancellationToken cancellationToken)
    {
        switch (job.Kind)
        {
            case JobKinds.IngestDocument when DocumentId.TryParse(job.Key, out var id):
                await pipeline.IngestAsync(id, job.Fence, cancellationToken);
                break;
            case JobKinds.RemoveDocument when DocumentId.TryParse(job.Key, out var id):
                await pipeline.FinishRemovalAsync(id, cancellationToken);
                break;
            case JobKinds.SyncSource:
                await synchronizer.SyncAsync(job.Key, SyncOptions.Scheduled, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"No job of kind '{job.Kind}' with key '{job.Key}' can be done by this version.");
        }
    }

    private async Task RenewAsync(LeasedJob job, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken) && await queue.RenewAsync(job.Fence, _lease, cancellationToken))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The job is done.
        }
#pragma warning disable CA1031 // A failed renewal only risks the lease, which the fence guards
        catch (Exception e)
        {
            LogRenewalFailed(logger, e, job.Kind, job.Key);
        }
#pragma warning restore CA1031
    }

    private async Task GiveUpAsync(LeasedJob job, string reason, TimeSpan delay)
    {
        var quarantined = await queue.FailAsync(job.Fence, reason, delay, options.MaxAttempts, CancellationToken.None);
        if (quarantined && job.Kind == JobKinds.IngestDocument && DocumentId.TryParse(job.Key, out var id))
        {
            await catalog.RecordOutcomeAsync(id, DocumentStatus.Quarantined, reason, changeTag: null, fence: null, CancellationToken.None);
        }
    }

    [LoggerMessage(2020, LogLevel.Warning, "{Kind} {Key}: attempt {Attempt} failed.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string kind, string key, int attempt);

    [LoggerMessage(2021, LogLevel.Warning, "{Kind} {Key}: the lease passed to another worker; its work was refused.")]
    private static partial void LogLost(ILogger logger, string kind, string key);

    [LoggerMessage(2022, LogLevel.Warning, "{Kind} {Key}: the lease could not be renewed.")]
    private static partial void LogRenewalFailed(ILogger logger, Exception exception, string kind, string key);
}
