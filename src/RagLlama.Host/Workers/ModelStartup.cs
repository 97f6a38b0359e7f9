using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Host.Workers;

/// <summary>Loads the model in process before the first request is taken: one that is damaged, or does not fit into memory, stops the start.</summary>
internal sealed class ModelStartup(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<IModelLoad>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
