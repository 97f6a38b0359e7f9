using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Adapters.Tests.OpenAi;
using RagLlama.Answering.Guards;
using RagLlama.Inference.Guards;

namespace RagLlama.Adapters.Tests.Guards;

/// <summary>A guard, as the host registers it, against a scripted server.</summary>
internal sealed class GuardFixture : IAsyncDisposable
{
    public const string Key = "sk-secret-of-this-test";

    private readonly ServiceProvider provider;

    public GuardFixture(Action<GuardInferenceOptions, string> configure)
    {
        var options = new GuardInferenceOptions();
        configure(options, Server.BaseUrl);
        provider = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddGuards(options).BuildServiceProvider();
    }

    public ScriptedHttpServer Server { get; } = new();

    public RecordingClock Clock { get; } = new();

    public IContentGuard Guard => provider.GetRequiredService<IContentGuard>();

    public static GuardFixture PromptGuard(string provider, Action<PromptGuardOptions>? change = null) => new((options, url) =>
    {
        (options.PromptGuard.Provider, options.PromptGuard.BaseUrl, options.PromptGuard.Model, options.PromptGuard.ApiKey) = (provider, url, "prompt-guard-2", Key);
        options.PromptGuard.TimeoutSeconds = 60;
        change?.Invoke(options.PromptGuard);
    });

    public static GuardFixture LlamaGuard(Action<LlamaGuardOptions>? change = null) => new((options, url) =>
    {
        (options.LlamaGuard.Provider, options.LlamaGuard.BaseUrl, options.LlamaGuard.Model, options.LlamaGuard.ApiKey) = ("openai", url, "llama-guard-3-8b", Key);
        options.LlamaGuard.TimeoutSeconds = 60;
        change?.Invoke(options.LlamaGuard);
    });

    /// <summary>Answers the next request as a classifier that knows one word.</summary>
    public GuardFixture Classifies(string provider) => Reply("application/json", request =>
    {
        var text = JsonDocument.Parse(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]).RootElement.GetProperty(provider == "tei" ? "inputs" : "input").GetString()!;
        var chance = text.Contains("bomb", StringComparison.Ordinal) ? 0.97 : 0.02;
        return provider == "tei"
            ? JsonSerializer.Serialize(new[] { new { label = "LABEL_1", score = chance }, new { label = "LABEL_0", score = 1 - chance } })
            : JsonSerializer.Serialize(new { data = new[] { new { index = 0, label = "LABEL_0", probs = new[] { 1 - chance, chance }, num_classes = 2 } } });
    });

    /// <summary>Answers the next request as Llama Guard does, by one word of the conversation.</summary>
    public GuardFixture Judges(string verdict = "unsafe\nS9") => Reply(
        "text/event-stream",
        request => ScriptedHttpServer.Chunk(request.Contains("bomb", StringComparison.Ordinal) ? "\n\n" + verdict : "safe") + ScriptedHttpServer.Finish + "data: [DONE]\n\n");

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await Server.DisposeAsync();
    }

    private GuardFixture Reply(string contentType, Func<string, string> reply)
    {
        Server.Plays((stream, token) =>
        {
            var body = reply(Server.Requests.Last());
            return ScriptedHttpServer.WriteAsync(stream, $"{ScriptedHttpServer.Head(200, contentType)}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}", token);
        });
        return this;
    }
}
