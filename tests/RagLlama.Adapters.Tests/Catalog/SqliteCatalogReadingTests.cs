using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class SqliteCatalogReadingTests : CatalogReadingConformance
{
    protected override Task<StoreHarness> OpenAsync() => new SqliteHarness().OpenAsync();
}
