using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using RagLlama.Security;

namespace RagLlama.Storage.Catalog.Accounts;

/// <summary>Accounts and keys as rows; groups and scopes are JSON arrays.</summary>
internal static class AccountRows
{
    public const string SelectUsers = "SELECT id, display_name, groups, is_admin, is_suspended FROM account";

    public const string SaveUser = """
        INSERT INTO account (id, display_name, groups, is_admin, is_suspended) VALUES (@id, @name, @groups, @admin, @suspended)
        ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, groups = excluded.groups, is_admin = excluded.is_admin,
            is_suspended = excluded.is_suspended
        """;

    public const string SelectKeys = "SELECT id, name, secret_hash, user_id, scopes, created_at, revoked_at FROM api_key";

    public const string SaveKey = """
        INSERT INTO api_key (id, name, secret_hash, user_id, scopes, created_at, revoked_at)
        VALUES (@id, @name, @hash, @user, @scopes, @created, @revoked)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, secret_hash = excluded.secret_hash, user_id = excluded.user_id,
            scopes = excluded.scopes, created_at = excluded.created_at, revoked_at = excluded.revoked_at
        """;

    public static UserAccount ReadUser(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        DisplayName = row.GetString(1),
        Groups = Read(row.GetString(2)),
        IsAdmin = row.GetBoolean(3),
        IsSuspended = row.GetBoolean(4),
    };

    public static ApiKey ReadKey(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        SecretHash = row.GetString(2),
        UserId = row.GetString(3),
        Scopes = Read(row.GetString(4)),
        CreatedAt = Instant.Read(row.GetInt64(5)),
        RevokedAt = row.IsDBNull(6) ? null : Instant.Read(row.GetInt64(6)),
    };

    public static (string, object?)[] Values(UserAccount user) =>
    [
        ("@id", user.Id),
        ("@name", user.DisplayName),
        ("@groups", Write(user.Groups)),
        ("@admin", user.IsAdmin),
        ("@suspended", user.IsSuspended),
    ];

    public static (string, object?)[] Values(ApiKey key) =>
    [
        ("@id", key.Id),
        ("@name", key.Name),
        ("@hash", key.SecretHash),
        ("@user", key.UserId),
        ("@scopes", Write(key.Scopes)),
        ("@created", key.CreatedAt.UtcTicks),
        ("@revoked", key.RevokedAt?.UtcTicks),
    ];

    private static string Write(IEnumerable<string> texts) => JsonSerializer.Serialize([.. texts], CatalogJson.Default.StringArray);

    private static ImmutableSortedSet<string> Read(string json) => [.. JsonSerializer.Deserialize(json, CatalogJson.Default.StringArray)!];
}
