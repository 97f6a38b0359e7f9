using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RagLlama.Security;
using RagLlama.Storage;
using RagLlama.Storage.Catalog;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class CatalogStartTests(PostgresServer server) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("start-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task Several_processes_can_create_one_SQLite_catalogue_at_once() => StartTogetherAsync(_ => { });

    [Fact]
    public async Task Several_processes_can_create_one_PostgreSQL_catalogue_at_once()
    {
        PostgresServer.SkipWhenMissing();
        var schema = await server.CreateSchemaAsync();
        await StartTogetherAsync(o => (o.Provider, o.ConnectionString) = (CatalogProvider.Postgres, schema));
    }

    [Fact]
    public async Task Names_the_key_of_a_folder_that_cannot_be_used()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", Cancellation);

        var refusal = await FailToStartAsync(o => o.Data = Path.Combine(file, "data"));

        Assert.Equal("Data", refusal.Key);
        Assert.StartsWith("Data: the folder ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_key_of_a_file_that_is_no_catalogue()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "catalog.db"), new string('x', 5000), Cancellation);

        var refusal = await FailToStartAsync(_ => { });

        Assert.StartsWith("Data: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("catalog.db", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_key_of_a_server_that_cannot_be_reached_and_no_password()
    {
        var refusal = await FailToStartAsync(o =>
            (o.Provider, o.ConnectionString) = (CatalogProvider.Postgres, "Host=127.0.0.1;Port=1;Database=d;Username=u;Password=hunter2;Timeout=3"));

        Assert.Equal("Catalog:ConnectionString", refusal.Key);
        Assert.StartsWith("Catalog:ConnectionString: the PostgreSQL server cannot be used", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", CatalogProvider.Sqlite, null, "Data: ")]
    [InlineData("data", CatalogProvider.Sqlite, "Host=db", "Catalog:ConnectionString: ")]
    [InlineData("data", CatalogProvider.Postgres, null, "Catalog:ConnectionString: ")]
    [InlineData("data", CatalogProvider.Postgres, "Password=hunter2", "Catalog:ConnectionString: ")]
    [InlineData("data", CatalogProvider.Postgres, "Host=db;Port=hunter2", "Catalog:ConnectionString: ")]
    [InlineData("data", (CatalogProvider)7, null, "Catalog:Provider: ")]
    public void Names_the_key_of_an_option_that_does_not_fit(string data, CatalogProvider provider, string? connectionString, string key)
    {
        using var services = Services(o => (o.Data, o.Provider, o.ConnectionString) = (data, provider, connectionString));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.StartsWith(key, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<CatalogUnavailableException> FailToStartAsync(Action<CatalogOptions> configure)
    {
        await using var services = Services(configure);
        return await Assert.ThrowsAsync<CatalogUnavailableException>(() => services.GetRequiredService<ICatalogInitializer>().InitializeAsync(Cancellation));
    }

    private async Task StartTogetherAsync(Action<CatalogOptions> configure)
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
            async () =>
            {
                await using var services = Services(configure);
                await services.GetRequiredService<ICatalogInitializer>().InitializeAsync(Cancellation);
                await services.GetRequiredService<IAccountStore>().SaveUserAsync(new UserAccount { Id = $"u{i}", DisplayName = "U" }, Cancellation);
            },
            Cancellation)));

        await using var after = Services(configure);
        Assert.Equal(6, (await after.GetRequiredService<IAccountStore>().ListUsersAsync(Cancellation)).Count);
    }

    private ServiceProvider Services(Action<CatalogOptions> configure) => new ServiceCollection()
        .AddLogging()
        .AddCatalog(o =>
        {
            o.Data = _folder.FullName;
            configure(o);
        })
        .BuildServiceProvider();
}
