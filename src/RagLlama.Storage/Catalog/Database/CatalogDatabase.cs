using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace RagLlama.Storage.Catalog.Database;

/// <summary>
/// One database under the catalogue and the job queue, and the few places where the SQL of the two products differs.
/// Most rows are read and written in SQL; conversations use <see cref="Model.CatalogContext"/> over the same session.
/// </summary>
internal abstract class CatalogDatabase : IAsyncDisposable
{
    public abstract CatalogProvider Provider { get; }

    /// <summary>Current time of the clock leases are counted on, in milliseconds, as an SQL expression; may use <c>@now</c>.</summary>
    public abstract string LeaseNow { get; }

    /// <summary>Condition that a job's lease or delay is over; may use <c>@now</c> and <c>@clock</c>.</summary>
    public abstract string LeaseIsOver { get; }

    /// <summary>Clause that keeps a selected row from being changed by others until the transaction ends.</summary>
    public abstract string ForUpdate { get; }

    public abstract string ForShare { get; }

    /// <summary>Clause that locks the selected row and steps over rows others have locked.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>Rows <c>(kind, key)</c> in order from the parameter <c>@jobs</c>, a JSON array of pairs.</summary>
    public abstract string JobRows { get; }

    /// <summary>Key of the setting that names this database, for messages.</summary>
    public abstract string ConfigurationKey { get; }

    /// <summary>Makes the place of the database ready before it is first opened.</summary>
    public abstract void Prepare();

    public abstract bool IsMissingTable(DbException exception);

    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Runs <paramref name="write"/> in one transaction and returns when it is durable. It may run more than once, so it has no effect but on the database.</summary>
    public abstract Task<T> WriteAsync<T>(Func<CatalogSession, Task<T>> write, CancellationToken cancellationToken);

    /// <summary>Runs <paramref name="migrate"/> in one transaction that no other process can run at the same time.</summary>
    public abstract Task MigrateAsync(Func<CatalogSession, Task> migrate, CancellationToken cancellationToken);

    public abstract object Id(Guid id);

    public abstract Guid ReadId(DbDataReader reader, int ordinal);

    public abstract object Ids(IEnumerable<Guid> ids);

    public abstract object Texts(IEnumerable<string> texts);

    public abstract string InIds(string column, string parameter);

    public abstract string InTexts(string column, string parameter);

    /// <summary>Condition that <paramref name="column"/> contains the text of <paramref name="parameter"/>, with no character special.</summary>
    public abstract string Contains(string column, string parameter);

    public abstract void Use(DbContextOptionsBuilder options, DbConnection connection);

    public abstract ValueTask DisposeAsync();

    /// <summary>Runs <paramref name="read"/>; each statement sees one consistent state.</summary>
    public async Task<T> ReadAsync<T>(Func<CatalogSession, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await read(new CatalogSession(this, connection, null));
    }

    public Task WriteAsync(Func<CatalogSession, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                await write(session);
                return true;
            },
            cancellationToken);

    /// <summary>Condition on <c>document d</c>: not removed, and one of <c>@principals</c> is on its access list. An empty list matches nobody.</summary>
    public string Readable() =>
        $"d.status <> 'removed' AND EXISTS (SELECT 1 FROM document_access a WHERE a.document_id = d.id AND {InTexts("a.principal", "@principals")})";
}
