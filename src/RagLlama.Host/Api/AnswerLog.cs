using System.Runtime.CompilerServices;
using RagLlama.Answering;
using RagLlama.Security;

namespace RagLlama.Host.Api;

/// <summary>Reads a conversation before a question and adds the turn after its answer.</summary>
internal sealed class AnswerLog(IConversationStore conversations, ConversationReader reader)
{
    /// <summary>Turns given to a follow-up; older ones are left out.</summary>
    private const int Turns = 6;

    /// <summary>Earlier turns; empty outside a conversation; null when the conversation is not the asker's.</summary>
    public async Task<IReadOnlyList<ConversationTurn>?> ReadHistoryAsync(
        Asker asker, string? conversationId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(conversationId))
        {
            return [];
        }

        if (await conversations.FindAsync(asker.UserId, conversationId, cancellationToken) is null)
        {
            return null;
        }

        return await reader.ReadTurnsAsync(asker, conversationId, cancellationToken, Turns);
    }

    /// <summary>Passes the events on and keeps the turn when the answer is complete. An answer that was stopped is not kept.</summary>
    public async IAsyncEnumerable<AnswerEvent> FollowAsync(
        IAsyncEnumerable<AnswerEvent> events, Asker asker, string? conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in events.WithCancellation(cancellationToken))
        {
            if (happened is AnswerEvent.Completed { Answer: { Reason: not NoAnswerReason.Overloaded } answer } && !string.IsNullOrEmpty(conversationId))
            {
                var turn = new ConversationTurn(answer.Question, answer.Text) { Citations = answer.Citations, Sentences = answer.Sentences };
                await conversations.AddTurnAsync(asker.UserId, conversationId, turn, cancellationToken);
                if (answer.Title is { } title)
                {
                    await conversations.RenameAsync(asker.UserId, conversationId, title, cancellationToken);
                }
            }

            yield return happened;
        }
    }
}
