using System.Collections.Immutable;

namespace RagLlama.Security;

/// <summary>A key for the HTTP API. The secret itself is shown once and never stored.</summary>
public sealed record ApiKey
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, lower-case hexadecimal. The secret has 256 random bits, so a slow hash adds nothing.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The account the key acts as.</summary>
    public required string UserId { get; init; }

    /// <summary><c>ask</c>, <c>search</c>, <c>manage</c>; empty means everything the account may do.</summary>
    public ImmutableSortedSet<string> Scopes { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}
