using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class PostgresCatalogReadingTests(PostgresServer server) : CatalogReadingConformance
{
    protected override Task<StoreHarness> OpenAsync() => server.OpenStoresAsync();
}
