using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Migrations;

/// <summary>
/// Brings the schema up to date: all missing migrations in one transaction under the database's own lock. EF Core's runner is not used because its
/// SQLite lock is a row that a killed process leaves behind, after which no process ever starts again. The history table is EF Core's.
/// </summary>
internal sealed partial class MigrationRunner(CatalogDatabase database, ILogger<MigrationRunner> logger)
{
    private const string History = "\"__EFMigrationsHistory\"";

    /// <exception cref="CatalogUnavailableException">The database was made by a newer version of the program.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        database.Prepare();
        if (!await database.ReadAsync(session => IsCurrentAsync(session, cancellationToken), cancellationToken))
        {
            await database.MigrateAsync(session => RunAsync(session, cancellationToken), cancellationToken);
        }
    }

    /// <summary>The usual start: nothing to do, so nothing is written and no writer is waited for.</summary>
    private async Task<bool> IsCurrentAsync(CatalogSession session, CancellationToken cancellationToken)
    {
        try
        {
            var applied = await AppliedAsync(session, cancellationToken);
            return applied.ToHashSet().SetEquals(MigrationList.All.Select(m => m.Id));
        }
        catch (DbException e) when (database.IsMissingTable(e))
        {
            return false;
        }
    }

    private async Task RunAsync(CatalogSession session, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            $"CREATE TABLE IF NOT EXISTS {History} (\"MigrationId\" varchar(150) NOT NULL PRIMARY KEY, \"ProductVersion\" varchar(32) NOT NULL)", cancellationToken);
        var applied = await AppliedAsync(session, cancellationToken);
        var unknown = applied.Except(MigrationList.All.Select(m => m.Id)).ToList();
        if (unknown.Count > 0)
        {
            throw new CatalogUnavailableException(
                database.ConfigurationKey,
                $"the catalogue was made by a newer version of RagLlama (it has {unknown.Max()}); install that version or restore a backup.");
        }

        foreach (var (id, create) in MigrationList.All.Where(m => !applied.Contains(m.Id)))
        {
            await ApplyAsync(session, create(), cancellationToken);
            await session.ExecuteAsync(
                $"INSERT INTO {History} VALUES (@id, @version)", cancellationToken, ("@id", id), ("@version", ProductInfo.GetVersion()));
            LogApplied(logger, id);
        }
    }

    private static Task<List<string>> AppliedAsync(CatalogSession session, CancellationToken cancellationToken) =>
        session.QueryAsync($"SELECT \"MigrationId\" FROM {History}", r => r.GetString(0), cancellationToken);

    private static async Task ApplyAsync(CatalogSession session, Migration migration, CancellationToken cancellationToken)
    {
        await using var context = session.CreateContext();
        migration.ActiveProvider = context.Database.ProviderName!;
        var commands = context.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations);
        foreach (var command in commands)
        {
            await session.ExecuteAsync(command.CommandText, cancellationToken);
        }
    }

    [LoggerMessage(6401, LogLevel.Information, "Catalogue schema: applied {Migration}")]
    private static partial void LogApplied(ILogger logger, string migration);
}
