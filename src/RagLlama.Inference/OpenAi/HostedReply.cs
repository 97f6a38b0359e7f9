using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace RagLlama.Inference.OpenAi;

/// <summary>A reply whose first piece has arrived. One that ends without a finish reason is broken, whatever the transport says.</summary>
internal sealed class HostedReply(Endpoint endpoint, EndpointCall call, IAsyncEnumerator<StreamingChatCompletionUpdate> stream, ChatResponseUpdate first)
    : IAsyncDisposable
{
    public async IAsyncEnumerable<ChatResponseUpdate> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var finished = first.FinishReason is not null;
        yield return first;
        while (await call.NextAsync(() => stream.MoveNextAsync().AsTask(), cancellationToken))
        {
            var update = OpenAiMessages.ToUpdate(stream.Current, endpoint);
            finished |= update.FinishReason is not null;
            if (update.Contents.Count > 0 || update.FinishReason is not null)
            {
                yield return update;
            }
        }

        if (!finished)
        {
            throw EndpointFaults.Incomplete(endpoint);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        call.Dispose();
    }
}
