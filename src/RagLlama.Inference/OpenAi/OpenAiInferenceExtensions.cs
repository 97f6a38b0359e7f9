using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace RagLlama.Inference.OpenAi;

public static class OpenAiInferenceExtensions
{
    private const string Provider = "openai";
    private const string HttpClientName = "RagLlama.Inference.OpenAi";

    /// <summary>The clients live as long as the process; renewed connections follow a moved endpoint.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Adds an <see cref="IChatClient"/> and an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> over OpenAI-compatible endpoints,
    /// each only where its provider is <c>openai</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is missing or out of range; the message names the configuration key.</exception>
    public static IServiceCollection AddOpenAiInference(this IServiceCollection services, ChatInferenceOptions chat, EmbeddingInferenceOptions embeddings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();

        // Silence is measured between pieces of a reply; the client's own clock would end long answers.
        services.AddHttpClient(HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime, AllowAutoRedirect = false });

        if (chat.Provider == Provider)
        {
            var endpoint = Endpoint.Create(ChatInferenceOptions.Section, chat.BaseUrl, chat.Model, chat.ApiKey, chat.TimeoutSeconds);
            services.AddSingleton<IChatClient>(provider => new OpenAiChatClient(
                endpoint, Http(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OpenAiChatClient>>()));
        }

        if (embeddings.Provider == Provider)
        {
            var endpoint = Endpoint.Create(EmbeddingInferenceOptions.Section, embeddings.BaseUrl, embeddings.Model, embeddings.ApiKey, embeddings.TimeoutSeconds);
            services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => new OpenAiEmbeddingGenerator(
                endpoint, Http(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OpenAiEmbeddingGenerator>>()));
        }

        return services;
    }

    private static HttpClient Http(IServiceProvider provider) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
}
