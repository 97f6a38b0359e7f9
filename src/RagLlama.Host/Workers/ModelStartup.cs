using RagLlama.Inference;

namespace RagLlama.Host.Workers;

/// <summary>Loads every model in process before the first request is taken: one that is missing, damaged, or does not fit into memory stops the start.</summary>
internal sealed class ModelStartup(IEnumerable<LocalModel> models, IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var model in models)
        {
            cancellationToken.ThrowIfCancellationRequested();
            model.Load(services);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
