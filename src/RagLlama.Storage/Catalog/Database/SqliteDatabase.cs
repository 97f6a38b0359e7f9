using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RagLlama.Storage.Catalog.Database;

/// <summary>
/// A SQLite file in WAL mode with synchronous=FULL: one fsync for each commit, readers never wait. Writers of this process queue on a
/// semaphore, which is fair and costs no polling; writers of other processes wait in SQLite's busy handler.
/// </summary>
internal sealed class SqliteDatabase : CatalogDatabase
{
    private const string Settings =
        "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA journal_size_limit=67108864;";

    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly string _path;
    private readonly string _connectionString;

    public SqliteDatabase(string path)
    {
        _path = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
    }

    public override CatalogProvider Provider => CatalogProvider.Sqlite;

    public override string LeaseNow => "@now";

    /// <summary>A lease of another run of the clock, or from later than now, is void: the machine was restarted, and no worker outlived that.</summary>
    public override string LeaseIsOver => "(ready_at <= @now OR clock_id <> @clock OR counted_from > @now)";

    public override string ForUpdate => "";

    public override string ForShare => "";

    public override string SkipLocked => "";

    public override string JobRows => "SELECT e.value ->> 0 AS kind, e.value ->> 1 AS key FROM json_each(@jobs) AS e WHERE true ORDER BY e.id";

    public override string ConfigurationKey => "Data";

    public override Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<DbConnection>(Open());

    public override async Task<T> WriteAsync<T>(Func<CatalogSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var connection = Open();

            // BEGIN IMMEDIATE: a transaction that first reads and then writes can otherwise fail half-way when another process wrote in between.
            await using var transaction = connection.BeginTransaction(deferred: false);
            var result = await write(new CatalogSession(this, connection, transaction));
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    public override Task MigrateAsync(Func<CatalogSession, Task> migrate, CancellationToken cancellationToken) => WriteAsync(migrate, cancellationToken);

    /// <summary>SQLite would create the file with the process's umask; its WAL and shared-memory files take over the file's mode.</summary>
    public override void Prepare()
    {
        if (File.Exists(_path))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(_path, options);
    }

    public override bool IsMissingTable(DbException exception) => exception is SqliteException { SqliteErrorCode: 1 };

    public override object Id(Guid id) => id.ToByteArray(bigEndian: true);

    public override Guid ReadId(DbDataReader reader, int ordinal) => new(reader.GetFieldValue<byte[]>(ordinal), bigEndian: true);

    public override object Ids(IEnumerable<Guid> ids) => Texts(ids.Select(id => id.ToString("N")));

    public override object Texts(IEnumerable<string> texts) => JsonSerializer.Serialize([.. texts], CatalogJson.Default.StringArray);

    public override string InIds(string column, string parameter) => $"{column} IN (SELECT unhex(value) FROM json_each({parameter}))";

    public override string InTexts(string column, string parameter) => $"{column} IN (SELECT value FROM json_each({parameter}))";

    public override string Contains(string column, string parameter) => $"instr({column}, {parameter}) > 0";

    public override void Use(DbContextOptionsBuilder options, DbConnection connection) => options.UseSqlite(connection);

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
