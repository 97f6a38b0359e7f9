using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RagLlama.Inference.Models;

namespace RagLlama.Inference.OpenAi;

public static class OpenAiInferenceExtensions
{
    private const string Provider = "openai";
    private const string HttpClientName = "RagLlama.Inference.OpenAi";

    /// <summary>
    /// Adds an <see cref="IChatClient"/> and an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> over OpenAI-compatible endpoints,
    /// each only where its provider is <c>openai</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is missing or out of range; the message names the configuration key.</exception>
    public static IServiceCollection AddOpenAiInference(this IServiceCollection services, ChatInferenceOptions chat, EmbeddingInferenceOptions embeddings)
    {
        services.AddEndpointTransport();
        if (chat.Provider == Provider)
        {
            var endpoints = ChatEndpoints.Of(chat);
            services.AddSingleton<IChatClient>(provider => CreateChat(provider, endpoints));
        }

        if (embeddings.Provider == Provider)
        {
            var endpoint = Endpoint.Create(EmbeddingInferenceOptions.Section, embeddings.BaseUrl, embeddings.Model, embeddings.ApiKey, embeddings.TimeoutSeconds);
            services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => new OpenAiEmbeddingGenerator(
                endpoint, Http(provider, endpoint), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OpenAiEmbeddingGenerator>>()));
        }

        return services;
    }

    internal static void AddEndpointTransport(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddHttpClient(HttpClientName).ConfigurePrimaryHttpMessageHandler(EndpointClients.Transport);
    }

    /// <summary>A chat client of these endpoints alone, tried in their order.</summary>
    internal static OpenAiChatClient CreateChat(IServiceProvider provider, IEnumerable<Endpoint> endpoints) => new(
        [.. endpoints.Select(endpoint => new HostedModel(
            endpoint, Http(provider, endpoint), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<HostedModel>>())
        {
            Consent = ConsentOf(provider, endpoint),
        })],
        provider.GetRequiredService<ILogger<OpenAiChatClient>>());

    private static ModelConsent? ConsentOf(IServiceProvider provider, Endpoint endpoint) =>
        ModelNames.FindManifest(endpoint.Model) is { IsAboveSystemicRiskLine: true } manifest && provider.GetService<ModelAcknowledgements>() is { } acknowledgements
            ? new ModelConsent(manifest, acknowledgements, provider.GetRequiredService<ILogger<ModelConsent>>())
            : null;

    private static HttpClient Http(IServiceProvider provider, Endpoint endpoint)
    {
        var transport = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpClientName);

        // Silence is measured between pieces of a reply; the client's own clock would end long answers.
        return new HttpClient(new EndpointHandler(endpoint) { InnerHandler = transport }, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
