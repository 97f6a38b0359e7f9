using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class PostgresAcknowledgementStoreTests(PostgresServer server) : AcknowledgementStoreConformance
{
    protected override Task<StoreHarness> OpenAsync() => server.OpenStoresAsync();
}
