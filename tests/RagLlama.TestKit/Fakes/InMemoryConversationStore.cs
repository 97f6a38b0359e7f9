using System.Globalization;
using RagLlama.Answering;

namespace RagLlama.TestKit.Fakes;

public sealed class InMemoryConversationStore(TimeProvider? time = null) : IConversationStore
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Conversation Conversation, List<ConversationTurn> Turns)> _all = [];
    private int _created;

    public Task<Conversation> CreateAsync(string userId, string title, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var id = (++_created).ToString("d8", CultureInfo.InvariantCulture);
            _all[id] = (new Conversation(id, userId, title, _time.GetUtcNow()), []);
            return Task.FromResult(_all[id].Conversation);
        }
    }

    public Task<Conversation?> FindAsync(string userId, string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult(Own(userId, conversationId)?.Conversation);

    public Task<IReadOnlyList<Conversation>> ListAsync(string userId, int take, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Conversation>>(
            [
                .. _all.Values.Select(c => c.Conversation).Where(c => c.UserId == userId)
                    .OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Id, StringComparer.Ordinal).Take(take),
            ]);
        }
    }

    public Task<IReadOnlyList<ConversationTurn>> ReadTurnsAsync(string userId, string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConversationTurn>>(Own(userId, conversationId) is { } own ? [.. own.Turns] : []);

    public Task<bool> AddTurnAsync(string userId, string conversationId, ConversationTurn turn, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Own(userId, conversationId) is not { } own)
            {
                return Task.FromResult(false);
            }

            _all[conversationId] = (own.Conversation with { UpdatedAt = _time.GetUtcNow() }, [.. own.Turns, turn]);
            return Task.FromResult(true);
        }
    }

    public Task<bool> RenameAsync(string userId, string conversationId, string title, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Own(userId, conversationId) is not { } own)
            {
                return Task.FromResult(false);
            }

            _all[conversationId] = (own.Conversation with { Title = title }, own.Turns);
            return Task.FromResult(true);
        }
    }

    public Task<bool> RemoveAsync(string userId, string conversationId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(Own(userId, conversationId) is not null && _all.Remove(conversationId));
        }
    }

    private (Conversation Conversation, List<ConversationTurn> Turns)? Own(string userId, string conversationId)
    {
        lock (_lock)
        {
            return _all.TryGetValue(conversationId, out var found) && found.Conversation.UserId == userId ? found : null;
        }
    }
}
