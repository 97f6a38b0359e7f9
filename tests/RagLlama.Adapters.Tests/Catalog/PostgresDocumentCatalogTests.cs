using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class PostgresDocumentCatalogTests(PostgresServer server) : DocumentCatalogConformance
{
    protected override Task<StoreHarness> OpenAsync() => server.OpenStoresAsync();
}
