using RagLlama.Answering;

namespace RagLlama.Host.Api.Json;

/// <param name="Turns">Null in lists.</param>
public sealed record ConversationJson(string Id, string Title, DateTimeOffset UpdatedAt, IReadOnlyList<TurnJson>? Turns)
{
    public static ConversationJson From(Conversation conversation, IReadOnlyList<ConversationTurn>? turns = null) =>
        new(conversation.Id, conversation.Title, conversation.UpdatedAt, turns is null ? null : [.. turns.Select(TurnJson.From)]);
}
