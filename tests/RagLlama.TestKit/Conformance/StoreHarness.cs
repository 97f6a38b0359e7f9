using RagLlama.Answering;
using RagLlama.Answering.Guards;
using RagLlama.Evaluation.Golden;
using RagLlama.Indexing;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;

namespace RagLlama.TestKit.Conformance;

/// <summary>One set of empty stores that share a database, as the conformance suites use them.</summary>
public abstract class StoreHarness : IAsyncDisposable
{
    public abstract IDocumentCatalog Catalog { get; }

    public abstract IJobQueue Queue { get; }

    public abstract IAccountStore Accounts { get; }

    public abstract IConversationStore Conversations { get; }

    public abstract IReceiptStore Receipts { get; }

    public abstract IGoldenSetStore GoldenSets { get; }

    public abstract IAcknowledgementStore Acknowledgements { get; }

    /// <summary>The wall clock of the stores.</summary>
    public ManualTimeProvider Time { get; } = new();

    /// <summary>Lets time pass: the wall clock and the clock leases are counted on.</summary>
    public abstract Task AdvanceAsync(TimeSpan time);

    public abstract ValueTask DisposeAsync();
}
