using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;

namespace RagLlama.Inference.OpenAi;

/// <summary>Chat over any OpenAI-compatible endpoint. A reply that ends without a finish reason is a broken reply, whatever the transport says.</summary>
internal sealed class OpenAiChatClient(Endpoint endpoint, HttpClient http, TimeProvider time, ILogger<OpenAiChatClient> logger) : IChatClient
{
    private readonly ChatClient client = new(endpoint.Model, endpoint.Credential(), endpoint.ClientOptions(http));
    private readonly ChatClientMetadata metadata = new("openai", endpoint.BaseUrl, endpoint.Model);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = messages.Select(OpenAiMessages.ToRequest).ToList();
        using var call = new EndpointCall(endpoint, time, logger);
        var (stream, more) = await call.OpenAsync(token => StartAsync(request, options, token), cancellationToken);
        await using var opened = stream;
        var finished = false;
        while (more)
        {
            var update = OpenAiMessages.ToUpdate(stream.Current);
            finished |= update.FinishReason is not null;
            if (update.Contents.Count > 0 || update.FinishReason is not null)
            {
                yield return update;
            }

            more = await call.NextAsync(() => stream.MoveNextAsync().AsTask(), cancellationToken);
        }

        if (!finished)
        {
            throw new InferenceException(
                $"{endpoint.Display} ended its reply before it was complete. Check the endpoint's own log and that {endpoint.Section}:BaseUrl leads to an OpenAI-compatible API.");
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => http.Dispose();

    private async Task<(IAsyncEnumerator<StreamingChatCompletionUpdate> Stream, bool More)> StartAsync(
        List<OpenAI.Chat.ChatMessage> request, ChatOptions? options, CancellationToken token)
    {
        var stream = client.CompleteChatStreamingAsync(request, OpenAiMessages.ToOptions(options), token).GetAsyncEnumerator(token);
        try
        {
            return (stream, await stream.MoveNextAsync());
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
