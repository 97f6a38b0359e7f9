using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace RagLlama.Storage.Catalog.Database;

/// <summary>A PostgreSQL server. Read committed; rows that decide something are locked, so that no effect is built on a state that has passed.</summary>
internal sealed class PostgresDatabase : CatalogDatabase
{
    private const int Tries = 5;

    /// <summary>Any number; all programs that migrate this schema take the same one.</summary>
    private const long MigrationLock = 0x7261676c6c616d61;

    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.MaxAutoPrepare == 0)
        {
            // The statements are few and repeated: planning them once halves the cost of the short ones.
            builder.MaxAutoPrepare = 50;
            builder.AutoPrepareMinUsages = 3;
        }

        builder.ApplicationName ??= "ragllama";
        _source = NpgsqlDataSource.Create(builder);
    }

    public override CatalogProvider Provider => CatalogProvider.Postgres;

    public override string LeaseNow => "(extract(epoch from now()) * 1000)::bigint";

    /// <summary>Only this: a lease another transaction has just taken can be from later than this transaction's now.</summary>
    public override string LeaseIsOver => $"ready_at <= {LeaseNow}";

    public override string ForUpdate => " FOR UPDATE";

    public override string ForShare => " FOR SHARE";

    public override string SkipLocked => " FOR UPDATE SKIP LOCKED";

    public override string JobRows =>
        "SELECT e.value ->> 0 AS kind, e.value ->> 1 AS key FROM jsonb_array_elements(@jobs::jsonb) WITH ORDINALITY AS e(value, place) ORDER BY e.place";

    public override string ConfigurationKey => "Catalog:ConnectionString";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await _source.OpenConnectionAsync(cancellationToken);

    public override async Task<T> WriteAsync<T>(Func<CatalogSession, Task<T>> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(write, cancellationToken);
            }
            catch (Exception e) when (attempt < Tries && IsConflict(e))
            {
                // Two transactions met; the server undid this one whole, so it is simply done again.
                await Task.Yield();
            }
        }
    }

    public override Task MigrateAsync(Func<CatalogSession, Task> migrate, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("SELECT pg_advisory_xact_lock(@lock)", cancellationToken, ("@lock", MigrationLock));
                await migrate(session);
            },
            cancellationToken);

    public override void Prepare()
    {
    }

    public override bool IsMissingTable(DbException exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable };

    public override object Id(Guid id) => id;

    public override Guid ReadId(DbDataReader reader, int ordinal) => reader.GetGuid(ordinal);

    public override object Ids(IEnumerable<Guid> ids) => ids.ToArray();

    public override object Texts(IEnumerable<string> texts) => texts.ToArray();

    public override string InIds(string column, string parameter) => $"{column} = ANY({parameter})";

    public override string InTexts(string column, string parameter) => $"{column} = ANY({parameter})";

    public override string Contains(string column, string parameter) => $"strpos({column}, {parameter}) > 0";

    public override void Use(DbContextOptionsBuilder options, DbConnection connection) => options.UseNpgsql(connection);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private static bool IsConflict(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    private async Task<T> WriteOnceAsync<T>(Func<CatalogSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await write(new CatalogSession(this, connection, transaction));
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
