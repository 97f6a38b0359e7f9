using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class SqliteAccountStoreTests : AccountStoreConformance
{
    protected override Task<StoreHarness> OpenAsync() => new SqliteHarness().OpenAsync();
}
