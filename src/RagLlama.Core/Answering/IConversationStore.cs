namespace RagLlama.Answering;

/// <summary>Conversations, each readable by its owner only: every method takes the owner and treats a foreign id as unknown.</summary>
public interface IConversationStore
{
    Task<Conversation> CreateAsync(string userId, string title, CancellationToken cancellationToken);

    Task<Conversation?> FindAsync(string userId, string conversationId, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Conversation>> ListAsync(string userId, int take, CancellationToken cancellationToken);

    /// <summary>Turns, oldest first; empty for an unknown conversation.</summary>
    Task<IReadOnlyList<ConversationTurn>> ReadTurnsAsync(string userId, string conversationId, CancellationToken cancellationToken);

    /// <summary>False when the conversation is not the user's.</summary>
    Task<bool> AddTurnAsync(string userId, string conversationId, ConversationTurn turn, CancellationToken cancellationToken);

    /// <summary>Gives the conversation another title. False when the conversation is not the user's.</summary>
    Task<bool> RenameAsync(string userId, string conversationId, string title, CancellationToken cancellationToken);

    Task<bool> RemoveAsync(string userId, string conversationId, CancellationToken cancellationToken);
}
