using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;
using Polly;

namespace RagLlama.Inference.OpenAi;

/// <summary>One model at one endpoint, with its own limits and its own circuit breaker.</summary>
internal sealed class HostedModel(Endpoint endpoint, HttpClient http, TimeProvider time, ILogger<HostedModel> logger) : IDisposable
{
    private readonly ChatClient client = new(endpoint.Model, endpoint.Credential(), endpoint.ClientOptions(http));
    private readonly ResiliencePipeline pipeline = EndpointPipelines.Create(endpoint, time, logger);

    public Endpoint Endpoint => endpoint;

    /// <summary>Who has to have agreed before it is asked; null when nobody has.</summary>
    public ModelConsent? Consent { get; init; }

    /// <summary>Asks, and waits for the first piece of the answer: up to there another attempt, or another model, shows nobody anything twice.</summary>
    /// <exception cref="InferenceException">There is no answer, and nothing of one was received.</exception>
    public async Task<HostedReply> OpenAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var request = messages.Select(OpenAiMessages.ToRequest).ToList();
        var call = new EndpointCall(endpoint, pipeline, time);
        var started = time.GetTimestamp();
        try
        {
            var (stream, first, calls) = await call.OpenAsync(token => StartAsync(request, options, started, token), cancellationToken);
            return new HostedReply(endpoint, call, stream, first, calls, options?.MaxOutputTokens, () => time.GetElapsedTime(started));
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<(IAsyncEnumerator<StreamingChatCompletionUpdate> Stream, ChatResponseUpdate First, OpenAiToolCalls Calls)> StartAsync(
        List<OpenAI.Chat.ChatMessage> request, ChatOptions? options, long started, CancellationToken token)
    {
        var stream = client.CompleteChatStreamingAsync(request, OpenAiMessages.ToOptions(options), token).GetAsyncEnumerator(token);
        var calls = new OpenAiToolCalls();
        try
        {
            while (await stream.MoveNextAsync())
            {
                var update = OpenAiMessages.ToUpdate(stream.Current, endpoint, calls, time.GetElapsedTime(started));
                if (update.Text.Length > 0 || update.FinishReason is not null)
                {
                    return (stream, update, calls);
                }
            }

            throw EndpointFaults.Incomplete(endpoint);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
