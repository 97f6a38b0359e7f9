using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class PostgresAccountStoreTests(PostgresServer server) : AccountStoreConformance
{
    protected override Task<StoreHarness> OpenAsync() => server.OpenStoresAsync();
}
