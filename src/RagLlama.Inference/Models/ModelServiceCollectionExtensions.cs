using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RagLlama.Inference.Models;

public static class ModelServiceCollectionExtensions
{
    private const string HttpClientName = "RagLlama.Inference.Models";

    /// <summary>Adds <see cref="ModelStore"/>.</summary>
    /// <param name="dataFolder">Holds the models when the options name no folder.</param>
    /// <exception cref="ArgumentException">A setting is out of range; the message names the configuration key.</exception>
    public static IServiceCollection AddModels(this IServiceCollection services, ModelOptions options, string dataFolder)
    {
        options.Check();
        services.TryAddSingleton(TimeProvider.System);

        // Silence is measured while a file arrives; a clock over the whole request would end large files.
        services.AddHttpClient(HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton(p => new ModelStore(
            new MirrorClient(p.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), options),
            options, Path.GetFullPath(options.Folder ?? Path.Combine(dataFolder, "models")), p.GetRequiredService<TimeProvider>()));
        return services;
    }
}
