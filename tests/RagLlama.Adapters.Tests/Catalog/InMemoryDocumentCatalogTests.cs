using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class InMemoryDocumentCatalogTests : DocumentCatalogConformance
{
    protected override Task<StoreHarness> OpenAsync() => Task.FromResult<StoreHarness>(new InMemoryHarness());
}
