using System.Reflection;

using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Answering;
using RagLlama.Answering.Assisting;
using RagLlama.Answering.Guards;
using RagLlama.Answering.Relevance;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Prompting;
using RagLlama.Retrieval;
using RagLlama.Security;
using RagLlama.Sources;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

/// <summary>The answer service over a few passages, with every port played.</summary>
internal sealed class AnswerFixture : IPassageFinder, IReceiptStore
{
    public static readonly Asker Anna = Asker.User("anna@example.com");

    public AnsweringOptions Options { get; } = new();

    public List<RetrievedPassage> Passages { get; } = [];

    public List<RetrievalQuery> Queries { get; } = [];

    public List<AnswerReceipt> Receipts { get; } = [];

    /// <summary>How many documents the catalogue says the asker may read.</summary>
    public int ReadableDocuments { get; set; } = 1;

    public ScriptedChatClient? Chat { get; set; }

    public EvidenceEmbedder? Evidence { get; init; }

    public List<IContentGuard> Guards { get; } = [];

    /// <summary>The passage that most tests ask about.</summary>
    public AnswerFixture WithLeavePolicy()
    {
        Passages.Add(TestPassages.Of("Leave policy", "Staff have 25 days of annual leave. Up to five days of annual leave may be carried over to the next year. They lapse on 31 March. Unpaid leave must not exceed 30 days."));
        Passages.Add(TestPassages.Of("Travel policy", "Hotel costs are paid up to 140 EUR per night. Trains are booked in second class.", score: 0.2));
        return this;
    }

    public async Task<List<AnswerEvent>> AskAsync(string question, params ConversationTurn[] history)
    {
        var events = new List<AnswerEvent>();
        await foreach (var happened in Service().AskAsync(new AskRequest { Question = question, Asker = Anna, History = history }, CancellationToken.None))
        {
            events.Add(happened);
        }

        return events;
    }

    public async Task<Answer> AnswerAsync(string question, params ConversationTurn[] history) =>
        ((AnswerEvent.Completed)(await AskAsync(question, history))[^1]).Answer;

    public AnswerService Service()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        return new AnswerService(
            this, Writer(), Catalog(), new InMemoryVectorIndex("generation-1"), this, options, TimeProvider.System, NullLogger<AnswerService>.Instance, Evidence, Assistant(),
            guards: new AnswerGuards(Guards, NullLogger<AnswerGuards>.Instance));
    }

    /// <summary>Whether the model is also asked for what comes beside an answer. Off, so that tests of the answer script the answer alone.</summary>
    public bool WithAssistant { get; init; }

    public IAnswerWriter Writer()
    {
        var quotes = new QuotingWriter(Evidence);
        return Chat is null
            ? quotes
            : new ChatWriter(Chat, new PromptLibrary(), quotes, Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System, NullLogger<ChatWriter>.Instance);
    }

    /// <summary>Documents that are not there any more.</summary>
    public HashSet<DocumentId> Removed { get; } = [];

    /// <summary>Versions the catalogue names now; 1 for every other document.</summary>
    public Dictionary<DocumentId, int> Versions { get; } = [];

    /// <summary>Turns of the conversation <c>c1</c> of Anna's.</summary>
    public List<ConversationTurn> Turns { get; } = [];

    public IConversationStore Conversations()
    {
        var store = DispatchProxy.Create<IConversationStore, OneConversation>();
        ((OneConversation)(object)store).Fixture = this;
        return store;
    }

    public AnswerAssistant? Assistant() => WithAssistant
        ? new AnswerAssistant(new PromptLibrary(), Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System, NullLogger<AnswerAssistant>.Instance, Chat)
        : null;

    public Task<IReadOnlyList<RetrievedPassage>> FindAsync(RetrievalQuery query, Asker asker, CancellationToken cancellationToken)
    {
        Assert.Same(Anna, asker);
        Queries.Add(query);
        return Task.FromResult<IReadOnlyList<RetrievedPassage>>([.. Passages]);
    }

    public Task SaveAsync(AnswerReceipt receipt, CancellationToken cancellationToken)
    {
        Receipts.Add(receipt);
        return Task.CompletedTask;
    }

    public Task<AnswerReceipt?> FindAsync(string userId, string receiptId, CancellationToken cancellationToken) =>
        Task.FromResult(Receipts.Find(r => r.UserId == userId && r.Id == receiptId));

    public Task<bool> SetFeedbackAsync(string userId, string receiptId, int feedback, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<IReadOnlyList<ModelUsageDay>> ReadUsageAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ModelUsageDay>>([]);

    public IDocumentCatalog Catalog()
    {
        var catalog = DispatchProxy.Create<IDocumentCatalog, CountingCatalog>();
        ((CountingCatalog)(object)catalog).Fixture = this;
        return catalog;
    }

    /// <summary>A catalogue with one source that can only be asked how many documents there are, for one of them and for their chunks; anything else fails the test.</summary>
#pragma warning disable CA1852 // the proxy is a class derived from this one
    public class CountingCatalog : DispatchProxy
#pragma warning restore CA1852
    {
        internal AnswerFixture? Fixture { get; set; }

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IDocumentCatalog.ListSourcesAsync))
            {
                return Task.FromResult<IReadOnlyList<SourceDefinition>>([new SourceDefinition { Id = "hr", Name = "Human resources", Connector = "files", Access = AccessList.Public }]);
            }

            if (targetMethod.Name == nameof(IDocumentCatalog.FindReadableAsync))
            {
                Assert.Same(Anna, args![0]);
                var id = (DocumentId)args[1]!;
                var document = TestPassages.Of("x", "x").Document with { Id = id, Version = Fixture!.Versions.GetValueOrDefault(id, 1) };
                return Task.FromResult(Fixture.Removed.Contains(id) ? null : document);
            }

            if (targetMethod.Name == nameof(IDocumentCatalog.ReadChunksAsync))
            {
                Assert.Same(Anna, args![0]);
                var ids = (IReadOnlyList<ChunkId>)args[1]!;
                return Task.FromResult<IReadOnlyList<CatalogChunk>>(
                [
                    .. Fixture!.Passages.Where(p => ids.Contains(p.Chunk.Id) && !Fixture.Removed.Contains(p.Document.Id) && Fixture.Versions.GetValueOrDefault(p.Document.Id, 1) == 1)
                        .Select(p => new CatalogChunk(p.Chunk, p.Document)),
                ]);
            }

            Assert.Equal(nameof(IDocumentCatalog.ListAsync), targetMethod.Name);
            return Task.FromResult(new DocumentList([], Fixture!.ReadableDocuments));
        }
    }

    /// <summary>One conversation of one user.</summary>
#pragma warning disable CA1852 // the proxy is a class derived from this one
    public class OneConversation : DispatchProxy
#pragma warning restore CA1852
    {
        internal AnswerFixture? Fixture { get; set; }

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Assert.Equal((nameof(IConversationStore.ReadTurnsAsync), Anna.UserId, "c1"), (targetMethod!.Name, args![0], args[1]));
            return Task.FromResult<IReadOnlyList<ConversationTurn>>([.. Fixture!.Turns]);
        }
    }
}
