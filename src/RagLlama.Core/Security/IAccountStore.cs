namespace RagLlama.Security;

/// <summary>Local accounts, API keys and one-time sign-in tokens.</summary>
public interface IAccountStore
{
    Task<UserAccount?> FindUserAsync(string userId, CancellationToken cancellationToken);

    Task<IReadOnlyList<UserAccount>> ListUsersAsync(CancellationToken cancellationToken);

    Task SaveUserAsync(UserAccount user, CancellationToken cancellationToken);

    Task SaveKeyAsync(ApiKey key, CancellationToken cancellationToken);

    /// <summary>The key with this secret hash, revoked or not; null when there is none.</summary>
    Task<ApiKey?> FindKeyAsync(string secretHash, CancellationToken cancellationToken);

    Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellationToken);

    /// <summary>True when the key existed and was not revoked before.</summary>
    Task<bool> RevokeKeyAsync(string keyId, CancellationToken cancellationToken);

    /// <summary>Stores the hash of a one-time token with which <paramref name="userId"/> can sign in until <paramref name="expiresAt"/>.</summary>
    Task AddSignInTokenAsync(string tokenHash, string userId, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>Consumes the token: returns its user id once, null ever after and when it has expired.</summary>
    Task<string?> RedeemSignInTokenAsync(string tokenHash, CancellationToken cancellationToken);
}
