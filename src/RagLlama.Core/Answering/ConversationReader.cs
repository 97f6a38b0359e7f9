using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;

namespace RagLlama.Answering;

/// <summary>
/// Reads conversations as their owner may see them today. An answer quotes documents, so it goes when one of them is removed or closed to its owner: kept
/// answers would otherwise say what no new question is told, and a model would be given them with the next question.
/// </summary>
public sealed class ConversationReader(IConversationStore conversations, IDocumentCatalog catalog)
{
    /// <summary>Turns, oldest first; empty for an unknown conversation.</summary>
    /// <param name="latest">How many of the latest turns to read.</param>
    public async Task<IReadOnlyList<ConversationTurn>> ReadTurnsAsync(
        Asker asker, string conversationId, CancellationToken cancellationToken, int latest = int.MaxValue)
    {
        var turns = (await conversations.ReadTurnsAsync(asker.UserId, conversationId, cancellationToken)).TakeLast(latest).ToList();
        var cited = turns.SelectMany(t => t.Citations).Select(c => c.ChunkId).Distinct().ToList();
        var current = (await catalog.ReadChunksAsync(asker, cited, cancellationToken)).Select(c => c.Chunk.Id).ToHashSet();
        var readable = new Dictionary<DocumentId, bool>();
        var seen = new List<ConversationTurn>(turns.Count);
        foreach (var turn in turns)
        {
            var isChanged = false;
            var isWithheld = turn.Answer.Length > 0 && turn.Citations.Count == 0;
            foreach (var citation in turn.Citations.Where(c => !current.Contains(c.ChunkId)))
            {
                isChanged = true;
                if (!readable.TryGetValue(citation.DocumentId, out var isReadable))
                {
                    isReadable = await catalog.FindReadableAsync(asker, citation.DocumentId, cancellationToken) is not null;
                    readable.Add(citation.DocumentId, isReadable);
                }

                isWithheld |= !isReadable;
            }

            seen.Add(isWithheld
                ? new ConversationTurn(turn.Question, "") { State = TurnState.Withheld }
                : turn with { State = isChanged ? TurnState.Changed : TurnState.Current });
        }

        return seen;
    }
}
