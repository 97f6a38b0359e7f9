using System.Collections.Concurrent;
using RagLlama.Security;

namespace RagLlama.Host.Tests.Portal;

internal sealed class FakeAccounts : IAccountStore
{
    private readonly ConcurrentDictionary<string, UserAccount> users = [];
    private readonly ConcurrentDictionary<string, ApiKey> keys = [];
    private readonly ConcurrentDictionary<string, string> tokens = [];

    public Task<UserAccount?> FindUserAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(users.GetValueOrDefault(userId));

    public Task<IReadOnlyList<UserAccount>> ListUsersAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UserAccount>>([.. users.Values]);

    public Task SaveUserAsync(UserAccount user, CancellationToken cancellationToken)
    {
        users[user.Id] = user;
        return Task.CompletedTask;
    }

    public Task SaveKeyAsync(ApiKey key, CancellationToken cancellationToken)
    {
        keys[key.SecretHash] = key;
        return Task.CompletedTask;
    }

    public Task<ApiKey?> FindKeyAsync(string secretHash, CancellationToken cancellationToken) => Task.FromResult(keys.GetValueOrDefault(secretHash));

    public Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ApiKey>>([.. keys.Values]);

    public Task<bool> RevokeKeyAsync(string keyId, CancellationToken cancellationToken)
    {
        var key = keys.Values.First(k => k.Id == keyId);
        keys[key.SecretHash] = key with { RevokedAt = DateTimeOffset.UnixEpoch };
        return Task.FromResult(key.RevokedAt is null);
    }

    public Task AddSignInTokenAsync(string tokenHash, string userId, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        tokens[tokenHash] = userId;
        return Task.CompletedTask;
    }

    public Task<string?> RedeemSignInTokenAsync(string tokenHash, CancellationToken cancellationToken) =>
        Task.FromResult(tokens.TryRemove(tokenHash, out var userId) ? userId : null);
}
