namespace RagLlama.Storage.Catalog.Model;

internal sealed class ConversationRow
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string Title { get; init; }

    public long UpdatedAt { get; init; }
}
