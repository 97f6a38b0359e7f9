using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class InMemoryGoldenSetStoreTests : GoldenSetStoreConformance
{
    protected override Task<StoreHarness> OpenAsync() => Task.FromResult<StoreHarness>(new InMemoryHarness());
}
