using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace RagLlama.Inference.OpenAi;

/// <summary>A reply whose first piece has arrived. One that ends without a finish reason is broken, whatever the transport says.</summary>
internal sealed class HostedReply(
    Endpoint endpoint, EndpointCall call, IAsyncEnumerator<StreamingChatCompletionUpdate> stream, ChatResponseUpdate first, OpenAiToolCalls calls, int? mostTokens, Func<TimeSpan> ran) : IAsyncDisposable
{
    /// <summary>No text has this many characters to a token on the whole: the endpoint does not keep to the limit it was given.</summary>
    private const long MostCharactersOfToken = 32;

    public async IAsyncEnumerable<ChatResponseUpdate> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var finished = first.FinishReason is not null;
        long characters = first.Text.Length;
        yield return first;
        while (await call.NextAsync(() => stream.MoveNextAsync().AsTask(), cancellationToken))
        {
            var update = OpenAiMessages.ToUpdate(stream.Current, endpoint, calls, ran());
            finished |= update.FinishReason is not null;
            characters += update.Text.Length;
            if (characters > mostTokens * MostCharactersOfToken)
            {
                throw EndpointFaults.TooMuch(endpoint);
            }

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
