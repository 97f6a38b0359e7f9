using RagLlama.Answering;

namespace RagLlama.Host.Portal;

/// <summary>Questions the admin asked lately. Those of others stay theirs: a conversation is readable by its owner alone.</summary>
internal static class OwnQuestions
{
    private const int Conversations = 30;

    public static async Task<IReadOnlyList<string>> RecentAsync(
        IConversationStore store, string userId, IEnumerable<string> known, int most, CancellationToken cancellationToken)
    {
        var seen = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var recent = new List<string>();
        foreach (var conversation in await store.ListAsync(userId, Conversations, cancellationToken))
        {
            foreach (var turn in await store.ReadTurnsAsync(userId, conversation.Id, cancellationToken))
            {
                if (recent.Count < most && seen.Add(turn.Question))
                {
                    recent.Add(turn.Question);
                }
            }
        }

        return recent;
    }
}
