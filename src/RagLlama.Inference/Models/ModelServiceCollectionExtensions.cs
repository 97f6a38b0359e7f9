using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RagLlama.Inference.Guards;
using RagLlama.Inference.OpenAi;

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

    /// <summary>
    /// Adds <see cref="UsedModels"/> and <see cref="ModelAcknowledgements"/>, and puts the acknowledgement in front of the chat client where a configured
    /// model needs one. Call it after the chat clients are added; needs an IAcknowledgementStore.
    /// </summary>
    public static IServiceCollection AddModelAcknowledgements(this IServiceCollection services, ChatInferenceOptions chat, GuardInferenceOptions guards)
    {
        var used = UsedModels.Of(chat, guards);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(used);
        services.AddSingleton<ModelAcknowledgements>();
        if (used.Writers.Any(m => m.NeedsAcknowledgement) && services.LastOrDefault(d => d.ServiceType == typeof(IChatClient) && !d.IsKeyedService) is { ImplementationFactory: { } create } client)
        {
            services.Remove(client);
            services.AddSingleton<IChatClient>(p => new AcknowledgedChatClient((IChatClient)create(p), used, p.GetRequiredService<ModelAcknowledgements>()));
        }

        return services;
    }
}
