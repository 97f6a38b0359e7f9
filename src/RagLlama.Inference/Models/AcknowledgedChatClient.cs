using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace RagLlama.Inference.Models;

/// <summary>
/// Asks no model above the line of the AI Act, Art. 51(2), before somebody has acknowledged that it is. Where other models may be asked the client inside
/// leaves out those that may not; here a question ends only when none is left.
/// </summary>
internal sealed class AcknowledgedChatClient(IChatClient inner, UsedModels used, ModelAcknowledgements acknowledgements) : DelegatingChatClient(inner)
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
        var missing = await acknowledgements.FindMissingAsync(cancellationToken);
        if (missing.Count > 0 && used.Writers.All(w => w.IsAmong(missing)))
        {
            throw ModelAcknowledgements.Refusal(missing[0]);
        }
    }
}
