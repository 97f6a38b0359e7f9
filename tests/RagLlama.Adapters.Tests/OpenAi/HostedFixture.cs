using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OpenAi;

/// <summary>The chat client for any settings, on a clock of its own.</summary>
internal sealed class HostedFixture : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    public HostedFixture(ChatInferenceOptions chat)
    {
        chat.Provider = "openai";
        provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddOpenAiInference(chat, new EmbeddingInferenceOptions())
            .BuildServiceProvider();
    }

    public RecordingClock Clock { get; } = new();

    public IChatClient Chat => provider.GetRequiredService<IChatClient>();

    public Task<ChatResponse> AskAsync() => Chat.GetResponseAsync(
        [new(ChatRole.System, "Answer briefly."), new(ChatRole.User, "How many days?")], new ChatOptions { Temperature = 0, MaxOutputTokens = 50 });

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
