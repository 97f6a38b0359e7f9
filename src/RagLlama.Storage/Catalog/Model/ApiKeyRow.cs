namespace RagLlama.Storage.Catalog.Model;

internal sealed class ApiKeyRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string SecretHash { get; init; }

    public required string UserId { get; init; }

    /// <summary>JSON array of texts.</summary>
    public required string Scopes { get; init; }

    public long CreatedAt { get; init; }

    public long? RevokedAt { get; init; }
}
