using RagLlama.Security;

namespace RagLlama.TestKit.Fakes;

public sealed class InMemoryAccountStore(TimeProvider? time = null) : IAccountStore
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, UserAccount> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiKey> _keys = [];
    private readonly Dictionary<string, (string UserId, DateTimeOffset ExpiresAt)> _tokens = [];

    public Task<UserAccount?> FindUserAsync(string userId, CancellationToken cancellationToken) => Do(() => _users.GetValueOrDefault(userId));

    public Task<IReadOnlyList<UserAccount>> ListUsersAsync(CancellationToken cancellationToken) => Do<IReadOnlyList<UserAccount>>(() => [.. _users.Values]);

    public Task SaveUserAsync(UserAccount user, CancellationToken cancellationToken) => Do(() => _users[user.Id] = user);

    public Task SaveKeyAsync(ApiKey key, CancellationToken cancellationToken) => Do(() => _keys[key.Id] = key);

    public Task<ApiKey?> FindKeyAsync(string secretHash, CancellationToken cancellationToken) =>
        Do(() => _keys.Values.SingleOrDefault(k => k.SecretHash == secretHash));

    public Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellationToken) =>
        Do<IReadOnlyList<ApiKey>>(() => [.. _keys.Values.OrderBy(k => k.CreatedAt).ThenBy(k => k.Id, StringComparer.Ordinal)]);

    public Task<bool> RevokeKeyAsync(string keyId, CancellationToken cancellationToken) => Do(() =>
    {
        if (!_keys.TryGetValue(keyId, out var key) || key.RevokedAt is not null)
        {
            return false;
        }

        _keys[keyId] = key with { RevokedAt = _time.GetUtcNow() };
        return true;
    });

    public Task AddSignInTokenAsync(string tokenHash, string userId, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        Do(() => _tokens[tokenHash] = (userId, expiresAt));

    public Task<string?> RedeemSignInTokenAsync(string tokenHash, CancellationToken cancellationToken) =>
        Do(() => _tokens.Remove(tokenHash, out var token) && token.ExpiresAt > _time.GetUtcNow() ? token.UserId : null);

    private Task<T> Do<T>(Func<T> action)
    {
        lock (_lock)
        {
            return Task.FromResult(action());
        }
    }
}
