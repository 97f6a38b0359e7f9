using RagLlama.Storage.Catalog;

namespace RagLlama.Adapters.Tests.Catalog;

/// <summary>A schema of its own in the test run's server.</summary>
internal sealed class PostgresHarness(string connectionString) : DatabaseHarness
{
    /// <summary>The server's clock cannot be moved; its leases and delays can.</summary>
    public override Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Database.WriteAsync(
            s => s.ExecuteAsync(
                "UPDATE job SET ready_at = ready_at - @ms, counted_from = counted_from - @ms", CancellationToken.None, ("@ms", (long)time.TotalMilliseconds)),
            CancellationToken.None);
    }

    protected override void Configure(CatalogOptions options) => (options.Provider, options.ConnectionString) = (CatalogProvider.Postgres, connectionString);
}
