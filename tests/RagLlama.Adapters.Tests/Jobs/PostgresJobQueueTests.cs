using RagLlama.Adapters.Tests.Catalog;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Jobs;

public sealed class PostgresJobQueueTests(PostgresServer server) : JobQueueConformance
{
    protected override Task<StoreHarness> OpenAsync() => server.OpenStoresAsync();
}
