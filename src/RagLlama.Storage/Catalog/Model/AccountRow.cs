namespace RagLlama.Storage.Catalog.Model;

internal sealed class AccountRow
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>JSON array of texts.</summary>
    public required string Groups { get; init; }

    public bool IsAdmin { get; init; }

    public bool IsSuspended { get; init; }
}
