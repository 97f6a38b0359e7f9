using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class SqliteConversationStoreTests : ConversationStoreConformance
{
    protected override Task<StoreHarness> OpenAsync() => new SqliteHarness().OpenAsync();
}
