namespace RagLlama.Storage.Catalog.Model;

internal sealed class ConversationTurnRow
{
    public required string ConversationId { get; init; }

    public int Number { get; init; }

    public required string Question { get; init; }

    public required string Answer { get; init; }

    /// <summary><see cref="TurnDetails"/> as JSON; null in turns of earlier builds.</summary>
    public string? Details { get; init; }
}
