using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OpenAi;

/// <summary>The adapter, as the host registers it, against a scripted server.</summary>
internal sealed class OpenAiFixture : IAsyncDisposable
{
    public const string Key = "sk-secret-of-this-test";

    private readonly ServiceProvider provider;

    public OpenAiFixture()
    {
        provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddOpenAiInference(
                new ChatInferenceOptions { Provider = "openai", BaseUrl = Server.BaseUrl, Model = "llama-3.1-8b", ApiKey = Key, TimeoutSeconds = 60 },
                new EmbeddingInferenceOptions { Provider = "openai", BaseUrl = Server.BaseUrl, Model = "embedder", ApiKey = Key, TimeoutSeconds = 60 })
            .BuildServiceProvider();
    }

    public ScriptedHttpServer Server { get; } = new();

    public RecordingClock Clock { get; } = new();

    public IChatClient Chat => provider.GetRequiredService<IChatClient>();

    public IEmbeddingGenerator<string, Embedding<float>> Embedder => provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

    /// <summary>Reads the stream into <paramref name="pieces"/>, so that what arrived before a fault can be seen.</summary>
    public async Task AskAsync(List<string> pieces, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> messages = [new(ChatRole.System, "Answer briefly."), new(ChatRole.User, "How many days?")];
        await foreach (var update in Chat.GetStreamingResponseAsync(messages, new ChatOptions { Temperature = 0, MaxOutputTokens = 50 }, cancellationToken))
        {
            if (update.Text.Length > 0)
            {
                pieces.Add(update.Text);
            }
        }
    }

    public async Task<InferenceException> FailsAsync(List<string>? pieces = null)
    {
        var fault = await Assert.ThrowsAsync<InferenceException>(() => AskAsync(pieces ?? []));
        Assert.Contains(Server.BaseUrl, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, fault.ToString(), StringComparison.Ordinal);
        return fault;
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await Server.DisposeAsync();
    }
}
