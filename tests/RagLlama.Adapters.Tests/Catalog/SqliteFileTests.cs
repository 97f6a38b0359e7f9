using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Storage.Catalog;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class SqliteFileTests : IAsyncLifetime
{
    private readonly SqliteHarness _stores = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_stores.Folder, "catalog.db");

    public async ValueTask InitializeAsync() => await _stores.OpenAsync();

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "30000")]
    public async Task Writes_ahead_and_reaches_the_disk_with_every_commit(string setting, string value)
    {
        var sql = $"PRAGMA {setting}";
        var read = await _stores.Database.ReadAsync(s => s.QueryAsync(sql, r => r.GetString(0), Cancellation), Cancellation);
        var written = await _stores.Database.WriteAsync(s => s.QueryAsync(sql, r => r.GetString(0), Cancellation), Cancellation);
        var mapped = await _stores.Database.ReadAsync(
            async s =>
            {
                await using var context = s.CreateContext();
                await using var command = context.Database.GetDbConnection().CreateCommand();
                command.CommandText = sql;
                return Convert.ToString(await command.ExecuteScalarAsync(Cancellation), System.Globalization.CultureInfo.InvariantCulture);
            },
            Cancellation);

        Assert.Equal((value, value, value), (read[0], written[0], mapped));
    }

    [Fact]
    public async Task Keeps_the_file_to_its_owner()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes exist on Unix only.");
            return;
        }

        await _stores.Catalog.RegisterAsync("s", CatalogSamples.Item("a.md"), CatalogSamples.Hr, Cancellation);

        foreach (var file in Directory.EnumerateFiles(_stores.Folder, "catalog.db*"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Opens_again_with_everything_in_it()
    {
        await _stores.Catalog.RegisterAsync(CatalogSamples.Source, CatalogSamples.Item("a.md"), CatalogSamples.Hr, Cancellation);
        await _stores.Services.GetRequiredService<ICatalogInitializer>().InitializeAsync(Cancellation);
        await _stores.Services.GetRequiredService<ICatalogInitializer>().WarmUpAsync(Cancellation);

        Assert.NotNull(await _stores.Catalog.FindAsync(CatalogSamples.Id("a.md"), Cancellation));
    }

    [Fact]
    public async Task Refuses_a_catalogue_of_a_newer_version_and_says_what_to_do()
    {
        await _stores.Database.WriteAsync(
            s => s.ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99')", Cancellation), Cancellation);

        var refusal = await Assert.ThrowsAsync<CatalogUnavailableException>(
            () => _stores.Services.GetRequiredService<ICatalogInitializer>().InitializeAsync(Cancellation));

        Assert.StartsWith("Data: the catalogue was made by a newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_chunks_through_indexes_only()
    {
        var plan = await _stores.Database.ReadAsync(
            s => s.QueryAsync(
                $"EXPLAIN QUERY PLAN SELECT c.text FROM chunk c JOIN document d ON d.id = c.document_id AND d.version = c.version " +
                $"WHERE {s.Database.InIds("c.id", "@ids")} AND {s.Database.Readable()}",
                r => r.GetString(3),
                Cancellation,
                ("@ids", s.Database.Ids([])),
                ("@principals", s.Database.Texts(["public"]))),
            Cancellation);

        Assert.DoesNotContain(plan, step => step is "SCAN c" or "SCAN d" or "SCAN a");
        Assert.Contains(plan, step => step.StartsWith("SEARCH c USING INDEX", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Waits_for_another_process_that_is_writing()
    {
        await using var other = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var transaction = other.BeginTransaction(deferred: false);

        var write = Task.Run(
            () => _stores.Catalog.RegisterAsync(CatalogSamples.Source, CatalogSamples.Item("a.md"), CatalogSamples.Hr, Cancellation), Cancellation);
        Assert.Null(await _stores.Catalog.FindAsync(CatalogSamples.Id("a.md"), Cancellation));
        Assert.False(write.IsCompleted);
        await transaction.CommitAsync(Cancellation);
        await write;

        Assert.NotNull(await _stores.Catalog.FindAsync(CatalogSamples.Id("a.md"), Cancellation));
    }
}
