namespace RagLlama.Storage.Catalog.Model;

internal sealed class SignInTokenRow
{
    public required string TokenHash { get; init; }

    public required string UserId { get; init; }

    public long ExpiresAt { get; init; }
}
