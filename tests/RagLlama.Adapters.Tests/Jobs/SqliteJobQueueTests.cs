using RagLlama.Adapters.Tests.Catalog;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Jobs;

public sealed class SqliteJobQueueTests : JobQueueConformance
{
    protected override Task<StoreHarness> OpenAsync() => new SqliteHarness().OpenAsync();
}
