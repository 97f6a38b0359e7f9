using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class PostgresConversationStoreTests(PostgresServer server) : ConversationStoreConformance
{
    protected override Task<StoreHarness> OpenAsync() => server.OpenStoresAsync();
}
