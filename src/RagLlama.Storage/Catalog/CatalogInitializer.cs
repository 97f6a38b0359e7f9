using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RagLlama.Storage.Blobs;
using RagLlama.Storage.Catalog.Database;
using RagLlama.Storage.Catalog.Migrations;

namespace RagLlama.Storage.Catalog;

internal sealed class CatalogInitializer(IOptions<CatalogOptions> options, CatalogDatabase database, MigrationRunner migrations, FileBlobStore blobs)
    : ICatalogInitializer
{
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var value = options.Value;
        try
        {
            PrivateFolder.Create(Path.GetFullPath(value.Data));
            blobs.RemoveLeftovers();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CatalogUnavailableException("Data", $"the folder {value.Data} cannot be used: {e.Message}", e);
        }

        try
        {
            await migrations.RunAsync(cancellationToken);
        }
        catch (Exception e) when (e is DbException or SocketException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            var place = value.Provider == CatalogProvider.Sqlite ? value.DatabasePath : "the PostgreSQL server";
            throw new CatalogUnavailableException(database.ConfigurationKey, $"{place} cannot be used: {e.Message}", e);
        }
    }

    public Task WarmUpAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            return await context.Conversations.AnyAsync(c => c.Id == "", cancellationToken);
        },
        cancellationToken);
}
