using RagLlama.Answering;
using RagLlama.Host.Api;
using RagLlama.Security;
using RagLlama.Storage.Catalog;

namespace RagLlama.Host.Workers;

/// <summary>Asks one question on behalf of nobody once the service listens, so that the first person does not wait for what is loaded on first use.</summary>
internal sealed partial class WarmUp(AskQuestion ask, ICatalogInitializer catalog, IHostApplicationLifetime lifetime, ILogger<WarmUp> logger) : BackgroundService
{
    /// <summary>Has no document and no group: it can see what is public only, and nobody sees its answer.</summary>
    private static readonly Asker Nobody = Asker.User("warm-up");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            await catalog.WarmUpAsync(stoppingToken);
            await foreach (var _ in ask(new AskRequest { Question = "How many days does it take on 31 March 2026?", Asker = Nobody }, stoppingToken))
            {
            }
        }
#pragma warning disable CA1031 // Nobody waits for this answer; whatever is wrong will be told to the first person who asks
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, e);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(6020, LogLevel.Warning, "The service is up, but a first question could not be answered.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
