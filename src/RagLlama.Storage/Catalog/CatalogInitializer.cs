using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using RagLlama.Storage.Blobs;
using RagLlama.Storage.Catalog.Migrations;

namespace RagLlama.Storage.Catalog;

internal sealed class CatalogInitializer(IOptions<CatalogOptions> options, Lazy<MigrationRunner> migrations, FileBlobStore blobs) : ICatalogInitializer
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
            await migrations.Value.RunAsync(cancellationToken);
        }
        catch (Exception e) when (e is DbException or SocketException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            throw value.Provider == CatalogProvider.Sqlite
                ? new CatalogUnavailableException("Data", $"{value.DatabasePath} cannot be opened: {e.Message}", e)
                : new CatalogUnavailableException("Catalog:ConnectionString", $"the PostgreSQL server cannot be used: {e.Message}", e);
        }
    }
}
