using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RagLlama.Security;
using RagLlama.Storage.Catalog.Database;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Accounts;

internal sealed class AccountStore(CatalogDatabase database, TimeProvider time) : IAccountStore
{
    public Task<UserAccount?> FindUserAsync(string userId, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            return await context.Accounts.SingleOrDefaultAsync(a => a.Id == userId, cancellationToken) is { } row ? Read(row) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<UserAccount>> ListUsersAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            var rows = await context.Accounts.ToListAsync(cancellationToken);
            return (IReadOnlyList<UserAccount>)[.. rows.OrderBy(r => r.Id, StringComparer.Ordinal).Select(Read)];
        },
        cancellationToken);

    public Task SaveUserAsync(UserAccount user, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            var row = new AccountRow
            {
                Id = user.Id,
                DisplayName = user.DisplayName,
                Groups = Write(user.Groups),
                IsAdmin = user.IsAdmin,
                IsSuspended = user.IsSuspended,
            };
            var known = await context.Accounts.AnyAsync(a => a.Id == user.Id, cancellationToken);
            context.Entry(row).State = known ? EntityState.Modified : EntityState.Added;
            await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    public Task SaveKeyAsync(ApiKey key, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            var row = new ApiKeyRow
            {
                Id = key.Id,
                Name = key.Name,
                SecretHash = key.SecretHash,
                UserId = key.UserId,
                Scopes = Write(key.Scopes),
                CreatedAt = key.CreatedAt.UtcTicks,
                RevokedAt = key.RevokedAt?.UtcTicks,
            };
            var known = await context.ApiKeys.AnyAsync(k => k.Id == key.Id, cancellationToken);
            context.Entry(row).State = known ? EntityState.Modified : EntityState.Added;
            await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    public Task<ApiKey?> FindKeyAsync(string secretHash, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            return await context.ApiKeys.SingleOrDefaultAsync(k => k.SecretHash == secretHash, cancellationToken) is { } row ? Read(row) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            var rows = await context.ApiKeys.OrderBy(k => k.CreatedAt).ThenBy(k => k.Id).ToListAsync(cancellationToken);
            return (IReadOnlyList<ApiKey>)[.. rows.Select(Read)];
        },
        cancellationToken);

    public async Task<bool> RevokeKeyAsync(string keyId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var revoked = await database.WriteAsync(
            async session =>
            {
                await using var context = session.CreateContext();
                return await context.ApiKeys.Where(k => k.Id == keyId && k.RevokedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, now), cancellationToken);
            },
            cancellationToken);
        return revoked == 1;
    }

    public Task AddSignInTokenAsync(string tokenHash, string userId, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        return database.WriteAsync(
            async session =>
            {
                await using var context = session.CreateContext();
                await context.SignInTokens.Where(t => t.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
                context.SignInTokens.Add(new SignInTokenRow { TokenHash = tokenHash, UserId = userId, ExpiresAt = expiresAt.UtcTicks });
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task<string?> RedeemSignInTokenAsync(string tokenHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        return database.WriteAsync(
            async session =>
            {
                await using var context = session.CreateContext();
                var token = await context.SignInTokens.SingleOrDefaultAsync(t => t.TokenHash == tokenHash && t.ExpiresAt > now, cancellationToken);

                // Whoever deletes the row has redeemed it: of two attempts at once, the second finds nothing to delete.
                var redeemed = await context.SignInTokens.Where(t => t.TokenHash == tokenHash && t.ExpiresAt > now).ExecuteDeleteAsync(cancellationToken);
                return redeemed == 1 ? token?.UserId : null;
            },
            cancellationToken);
    }

    private static string Write(IEnumerable<string> texts) => JsonSerializer.Serialize([.. texts], CatalogJson.Default.StringArray);

    private static ImmutableSortedSet<string> ReadTexts(string json) => [.. JsonSerializer.Deserialize(json, CatalogJson.Default.StringArray)!];

    private static UserAccount Read(AccountRow row) => new()
    {
        Id = row.Id,
        DisplayName = row.DisplayName,
        Groups = ReadTexts(row.Groups),
        IsAdmin = row.IsAdmin,
        IsSuspended = row.IsSuspended,
    };

    private static ApiKey Read(ApiKeyRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        SecretHash = row.SecretHash,
        UserId = row.UserId,
        Scopes = ReadTexts(row.Scopes),
        CreatedAt = Instant.Read(row.CreatedAt),
        RevokedAt = row.RevokedAt is { } revoked ? Instant.Read(revoked) : null,
    };
}
