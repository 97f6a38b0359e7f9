using RagLlama.Answering;
using RagLlama.Answering.Guards;
using RagLlama.Evaluation.Golden;
using RagLlama.Indexing;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;

namespace RagLlama.TestKit.Conformance;

/// <summary>The fakes under the suites of the real stores: a fake that behaves otherwise would make its users' tests worthless.</summary>
public sealed class InMemoryHarness : StoreHarness
{
    private readonly InMemoryJobQueue _queue;

    public InMemoryHarness()
    {
        _queue = new InMemoryJobQueue(Time);
        Catalog = new InMemoryDocumentCatalog(_queue, Time);
        Accounts = new InMemoryAccountStore(Time);
        Conversations = new InMemoryConversationStore(Time);
        GoldenSets = new InMemoryGoldenSetStore(Time);
    }

    public override IDocumentCatalog Catalog { get; }

    public override IJobQueue Queue => _queue;

    public override IAccountStore Accounts { get; }

    public override IConversationStore Conversations { get; }

    public override IReceiptStore Receipts { get; } = new InMemoryReceiptStore();

    public override IGoldenSetStore GoldenSets { get; }

    public override IAcknowledgementStore Acknowledgements { get; } = new InMemoryAcknowledgementStore();

    public override Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
