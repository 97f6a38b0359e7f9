namespace RagLlama.Storage.Catalog.Model;

internal sealed class ReceiptRow
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public long CreatedAt { get; init; }

    /// <summary>The receipt as JSON, without its feedback.</summary>
    public required string Body { get; init; }

    public int? Feedback { get; init; }
}
