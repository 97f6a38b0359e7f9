using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class PostgresReceiptStoreTests(PostgresServer server) : ReceiptStoreConformance
{
    protected override Task<StoreHarness> OpenAsync() => server.OpenStoresAsync();
}
