using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class InMemoryAcknowledgementStoreTests : AcknowledgementStoreConformance
{
    protected override Task<StoreHarness> OpenAsync() => Task.FromResult<StoreHarness>(new InMemoryHarness());
}
