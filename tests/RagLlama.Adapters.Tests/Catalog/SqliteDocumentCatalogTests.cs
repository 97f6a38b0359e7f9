using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class SqliteDocumentCatalogTests : DocumentCatalogConformance
{
    protected override Task<StoreHarness> OpenAsync() => new SqliteHarness().OpenAsync();
}
