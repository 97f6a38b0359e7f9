using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class PostgresGoldenSetStoreTests(PostgresServer server) : GoldenSetStoreConformance
{
    protected override Task<StoreHarness> OpenAsync() => server.OpenStoresAsync();
}
