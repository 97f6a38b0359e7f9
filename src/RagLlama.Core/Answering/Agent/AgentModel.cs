using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using RagLlama.Text;

namespace RagLlama.Answering.Agent;

/// <summary>The model boundary of a research: whatever a model throws becomes a value, except the asker's own cancellation.</summary>
internal static class AgentModel
{
    /// <param name="limit">Ends the turn as a failure; <paramref name="cancellationToken"/> ends it as a cancellation.</param>
    public static async IAsyncEnumerable<AgentReply> AskAsync(
        IChatClient client, AgentTalk talk, CancellationToken limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        await using (var stream = OpenAsync(client, talk, limit).GetAsyncEnumerator(limit))
        {
            while (true)
            {
                var (update, fault) = await NextAsync(stream, limit, cancellationToken);
                if (fault is not null)
                {
                    yield return new AgentReply.Failed(fault);
                    yield break;
                }

                if (update is null)
                {
                    break;
                }

                if (update.Contents.OfType<WaitingContent>().FirstOrDefault() is { } waiting)
                {
                    yield return new AgentReply.Waiting(waiting.Position, waiting.ExpectedWait);
                }

                updates.Add(update);
            }
        }

        var text = string.Concat(updates.Select(u => u.Text)).Trim();
        var contents = updates.SelectMany(u => u.Contents).ToList();
        var usage = contents.OfType<UsageContent>().LastOrDefault() is { } counted ? AnswerUsage.Of(counted) : null;
        var tokens = usage is { InputTokens: > 0 } ? usage.InputTokens + usage.OutputTokens : talk.Tokens + TokenCounter.Count(text);
        yield return new AgentReply.Said(text, AgentCallReader.Read(contents, text), usage, updates.LastOrDefault(u => u.ModelId is not null)?.ModelId, tokens);
    }

    /// <summary>A client that refuses at once does so inside the boundary too.</summary>
    private static async IAsyncEnumerable<ChatResponseUpdate> OpenAsync(IChatClient client, AgentTalk talk, [EnumeratorCancellation] CancellationToken limit)
    {
        await foreach (var update in client.GetStreamingResponseAsync(talk.Messages, talk.Options, limit))
        {
            yield return update;
        }
    }

    private static async Task<(ChatResponseUpdate? Update, Exception? Fault)> NextAsync(
        IAsyncEnumerator<ChatResponseUpdate> stream, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            limit.ThrowIfCancellationRequested();
            return (await stream.MoveNextAsync() ? stream.Current : null, null);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, fault);
        }
    }
}
