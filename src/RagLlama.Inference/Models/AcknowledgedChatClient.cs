using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.Models;

/// <summary>Asks no model above the line of the AI Act, Art. 51(2), before somebody has acknowledged that it is.</summary>
internal sealed class AcknowledgedChatClient(IChatClient inner, ModelAcknowledgements acknowledgements) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await CheckAsync(cancellationToken);
        return await base.GetResponseAsync(messages, options, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await CheckAsync(cancellationToken);
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            yield return update;
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (await acknowledgements.FindMissingAsync(cancellationToken) is [var missing, ..])
        {
            throw new InferenceException(
                $"{missing.Title} was trained with more than 10^25 operations, from where the EU AI Act presumes systemic risk. It is used once an admin has acknowledged that on the portal's page Models.");
        }
    }
}
