using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Jobs;

public sealed class InMemoryJobQueueTests : JobQueueConformance
{
    protected override Task<StoreHarness> OpenAsync() => Task.FromResult<StoreHarness>(new InMemoryHarness());
}
