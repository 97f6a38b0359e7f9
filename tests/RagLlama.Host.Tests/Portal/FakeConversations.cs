using System.Collections.Concurrent;
using System.Globalization;
using RagLlama.Answering;

namespace RagLlama.Host.Tests.Portal;

internal sealed class FakeConversations : IConversationStore, IReceiptStore
{
    private readonly ConcurrentDictionary<string, (Conversation Conversation, List<ConversationTurn> Turns)> conversations = [];
    private readonly ConcurrentDictionary<string, string> receipts = [];
    private int last;

    public ConcurrentDictionary<string, int> Feedback { get; } = [];

    public void AddReceipt(string id, string userId) => receipts[id] = userId;

    public Task<Conversation> CreateAsync(string userId, string title, CancellationToken cancellationToken)
    {
        var id = "c" + Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        var made = new Conversation(id, userId, title, new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero));
        conversations[id] = (made, []);
        return Task.FromResult(made);
    }

    /// <summary>Like every store, it does not answer at once: a page must not draw what it has not loaded.</summary>
    public async Task<Conversation?> FindAsync(string userId, string conversationId, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Own(userId, conversationId)?.Conversation;
    }

    public Task<IReadOnlyList<Conversation>> ListAsync(string userId, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Conversation>>([.. conversations.Values.Select(c => c.Conversation).Where(c => c.UserId == userId).Take(take)]);

    public Task<IReadOnlyList<ConversationTurn>> ReadTurnsAsync(string userId, string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConversationTurn>>([.. Own(userId, conversationId)?.Turns ?? []]);

    public Task<bool> AddTurnAsync(string userId, string conversationId, ConversationTurn turn, CancellationToken cancellationToken)
    {
        Own(userId, conversationId)?.Turns.Add(turn);
        return Task.FromResult(Own(userId, conversationId) is not null);
    }

    public Task<bool> RenameAsync(string userId, string conversationId, string title, CancellationToken cancellationToken)
    {
        if (Own(userId, conversationId) is not { } own)
        {
            return Task.FromResult(false);
        }

        conversations[conversationId] = (own.Conversation with { Title = title }, own.Turns);
        return Task.FromResult(true);
    }

    public Task<bool> RemoveAsync(string userId, string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult(Own(userId, conversationId) is not null && conversations.TryRemove(conversationId, out _));

    public Task SaveAsync(AnswerReceipt receipt, CancellationToken cancellationToken)
    {
        receipts[receipt.Id] = receipt.UserId;
        return Task.CompletedTask;
    }

    public List<ModelUsageDay> Usage { get; } = [];

    public Task<IReadOnlyList<ModelUsageDay>> ReadUsageAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ModelUsageDay>>([.. Usage.Where(u => u.Day >= from && u.Day <= to)]);

    /// <summary>Whole receipts, for those who read them.</summary>
    public ConcurrentDictionary<string, AnswerReceipt> Receipts { get; } = [];

    Task<AnswerReceipt?> IReceiptStore.FindAsync(string userId, string receiptId, CancellationToken cancellationToken) =>
        Task.FromResult(Receipts.TryGetValue(receiptId, out var receipt) && receipt.UserId == userId ? receipt : null);

    public Task<bool> SetFeedbackAsync(string userId, string receiptId, int feedback, CancellationToken cancellationToken)
    {
        var isOwn = receipts.TryGetValue(receiptId, out var owner) && owner == userId;
        if (isOwn)
        {
            Feedback[receiptId] = feedback;
        }

        return Task.FromResult(isOwn);
    }

    private (Conversation Conversation, List<ConversationTurn> Turns)? Own(string userId, string id) =>
        conversations.TryGetValue(id, out var found) && found.Conversation.UserId == userId ? found : null;
}
