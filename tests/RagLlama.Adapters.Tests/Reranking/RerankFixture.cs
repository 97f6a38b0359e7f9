using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RagLlama.Adapters.Tests.OpenAi;
using RagLlama.Inference.Reranking;
using RagLlama.Retrieval.Reranking;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Reranking;

/// <summary>The adapter, as the host registers it, against a scripted server.</summary>
internal sealed class RerankFixture : IAsyncDisposable
{
    public const string Key = "sk-secret-of-this-test";

    private readonly ServiceProvider provider;

    public RerankFixture(string shape)
    {
        provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddReranker(new RerankerInferenceOptions { Provider = shape, BaseUrl = Server.BaseUrl, Model = "bge-reranker", ApiKey = Key, TimeoutSeconds = 60 })
            .BuildServiceProvider();
    }

    public ScriptedHttpServer Server { get; } = new();

    public RecordingClock Clock { get; } = new();

    public RecordedLog Log { get; } = new();

    public IReranker Reranker => provider.GetRequiredService<IReranker>();

    /// <summary>Answers the next request by the words that question and texts share, worst text first.</summary>
    public void Answers(string shape) => Server.Plays((stream, token) =>
    {
        var body = JsonDocument.Parse(Body(Server.Requests.Last())).RootElement;
        var texts = body.GetProperty(shape == "tei" ? "texts" : "documents").EnumerateArray().Select(text => text.GetString()!).ToList();
        var scored = texts.Select((text, index) => (index, Score: ScriptedReranker.SharedWords(body.GetProperty("query").GetString()!, text))).OrderBy(pair => pair.Score);
        var reply = shape == "tei"
            ? JsonSerializer.Serialize(scored.Select(pair => new { pair.index, score = pair.Score }))
            : JsonSerializer.Serialize(new { id = "1", results = scored.Select(pair => new { pair.index, relevance_score = pair.Score, document = new { text = texts[pair.index] } }) });
        return ScriptedHttpServer.WriteAsync(stream, $"{ScriptedHttpServer.Head(200, "application/json")}Content-Length: {System.Text.Encoding.UTF8.GetByteCount(reply)}\r\n\r\n{reply}", token);
    });

    public static string Body(string request) => request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await Server.DisposeAsync();
    }
}
