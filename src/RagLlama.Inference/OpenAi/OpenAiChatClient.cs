using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RagLlama.Answering;

namespace RagLlama.Inference.OpenAi;

/// <summary>
/// Chat over OpenAI-compatible endpoints, asked in their order until one begins to answer. Once it has, no other takes over. Those that lack somebody's consent
/// are left out.
/// </summary>
internal sealed partial class OpenAiChatClient(IReadOnlyList<HostedModel> models, ILogger<OpenAiChatClient> logger) : IChatClient
{
    private readonly ModelIdentity identity = new(models[0].Endpoint.Model, WeightsHash: null, IsLocal: false);
    private readonly ChatClientMetadata metadata = new("openai", models[0].Endpoint.BaseUrl, models[0].Endpoint.Model);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var reply = await OpenAsync([.. messages], options, cancellationToken);
        await foreach (var update in reply.ReadAsync(cancellationToken))
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType == typeof(ModelIdentity) ? identity
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
        foreach (var model in models)
        {
            model.Dispose();
        }
    }

    private async Task<HostedReply> OpenAsync(List<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var faults = new List<InferenceException>();
        foreach (var model in models)
        {
            if (model.Consent is { } consent && await consent.FindRefusalAsync(cancellationToken) is { } refusal)
            {
                faults.Add(refusal);
                continue;
            }

            try
            {
                return await model.OpenAsync(messages, options, cancellationToken);
            }
            catch (InferenceException fault)
            {
                faults.Add(fault);
                if (model != models[^1])
                {
                    LogNext(logger, fault.Message);
                }
            }
        }

        throw faults.Count == 1
            ? faults[0]
            : new InferenceException($"None of {faults.Count} models can be asked. " + string.Join(' ', faults.Select(f => f.Message))) { Status = faults[^1].Status };
    }

    [LoggerMessage(5003, LogLevel.Warning, "{Fault} The next model is asked")]
    private static partial void LogNext(ILogger logger, string fault);
}
