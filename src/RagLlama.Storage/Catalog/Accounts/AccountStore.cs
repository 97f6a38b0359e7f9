using RagLlama.Security;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Accounts;

internal sealed class AccountStore(CatalogDatabase database, TimeProvider time) : IAccountStore
{
    public async Task<UserAccount?> FindUserAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            s => s.QueryAsync($"{AccountRows.SelectUsers} WHERE id = @id", AccountRows.ReadUser, cancellationToken, ("@id", userId)), cancellationToken);
        return rows.SingleOrDefault();
    }

    public async Task<IReadOnlyList<UserAccount>> ListUsersAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(s => s.QueryAsync($"{AccountRows.SelectUsers} ORDER BY id", AccountRows.ReadUser, cancellationToken), cancellationToken);

    public Task SaveUserAsync(UserAccount user, CancellationToken cancellationToken) =>
        database.WriteAsync(s => s.ExecuteAsync(AccountRows.SaveUser, cancellationToken, AccountRows.Values(user)), cancellationToken);

    public Task SaveKeyAsync(ApiKey key, CancellationToken cancellationToken) =>
        database.WriteAsync(s => s.ExecuteAsync(AccountRows.SaveKey, cancellationToken, AccountRows.Values(key)), cancellationToken);

    public async Task<ApiKey?> FindKeyAsync(string secretHash, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            s => s.QueryAsync($"{AccountRows.SelectKeys} WHERE secret_hash = @hash", AccountRows.ReadKey, cancellationToken, ("@hash", secretHash)),
            cancellationToken);
        return rows.SingleOrDefault();
    }

    public async Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(s => s.QueryAsync($"{AccountRows.SelectKeys} ORDER BY created_at, id", AccountRows.ReadKey, cancellationToken), cancellationToken);

    public async Task<bool> RevokeKeyAsync(string keyId, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            s => s.ExecuteAsync(
                "UPDATE api_key SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL", cancellationToken, ("@id", keyId), Now),
            cancellationToken) == 1;

    public Task AddSignInTokenAsync(string tokenHash, string userId, DateTimeOffset expiresAt, CancellationToken cancellationToken) => database.WriteAsync(
        async s =>
        {
            await s.ExecuteAsync("DELETE FROM sign_in_token WHERE expires_at <= @now", cancellationToken, Now);
            await s.ExecuteAsync(
                "INSERT INTO sign_in_token (token_hash, user_id, expires_at) VALUES (@hash, @user, @expires)",
                cancellationToken,
                ("@hash", tokenHash),
                ("@user", userId),
                ("@expires", expiresAt.UtcTicks));
        },
        cancellationToken);

    /// <summary>Whoever deletes the row has redeemed the token: of two attempts at once, the second finds nothing to delete.</summary>
    public async Task<string?> RedeemSignInTokenAsync(string tokenHash, CancellationToken cancellationToken)
    {
        var users = await database.WriteAsync(
            s => s.QueryAsync(
                "DELETE FROM sign_in_token WHERE token_hash = @hash AND expires_at > @now RETURNING user_id",
                r => r.GetString(0),
                cancellationToken,
                ("@hash", tokenHash),
                Now),
            cancellationToken);
        return users.SingleOrDefault();
    }

    private (string, object?) Now => ("@now", time.GetUtcNow().UtcTicks);
}
