using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Answering;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Retrieval;

/// <summary>An embedder that is down costs what only meaning finds, not the answer.</summary>
public sealed class FailingEmbedderTests : IDisposable
{
    private static readonly Asker Anna = Asker.User("anna@example.com");
    private static readonly DocumentId Policy = DocumentId.For("files", "policy.md");

    private readonly InMemoryVectorIndex _index = new();
    private readonly FailingEmbedder _embedder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly ReadableCatalog _content;
    private readonly Retriever _retriever;

    public FailingEmbedderTests()
    {
        (var catalog, _content) = ReadableCatalog.Create();
        _retriever = new Retriever(_index, catalog, _embedder, _time, NullLogger<Retriever>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _embedder.Dispose();

    [Fact]
    public async Task Passages_are_found_by_words_alone_and_say_so()
    {
        await AddRulesAsync();
        Assert.False((await FindAsync())[0].IsDegraded);
        _embedder.Fault = new HttpRequestException("no route to the embedder");

        var found = await FindAsync();

        Assert.Equal("Parental leave lasts fourteen weeks.", found[0].Text);
        Assert.All(found, passage => Assert.True(passage is { ByWordsAlone: true, IsDegraded: true, Dense: 0 }));
    }

    [Fact]
    public async Task What_the_asker_may_not_read_stays_unfound()
    {
        await AddRulesAsync();
        await AddAsync(90, "Parental leave of the board lasts thirty weeks.", AccessList.Of(Principal.Group("board")));
        _embedder.Fault = new HttpRequestException("no route to the embedder");

        Assert.DoesNotContain(await FindAsync(), passage => passage.Text.Contains("board", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_fault_it_is_left_alone_for_a_while()
    {
        await AddRulesAsync();
        _embedder.Fault = new TimeoutException("too slow");
        await FindAsync();
        _embedder.Fault = null;

        Assert.True((await FindAsync())[0].ByWordsAlone);
        Assert.Equal(1, _embedder.Calls);

        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.False((await FindAsync())[0].ByWordsAlone);
    }

    [Fact]
    public async Task One_that_is_only_busy_says_when_to_come_back()
    {
        await AddRulesAsync();
        _embedder.Fault = new ModelBusyException("full");

        await Assert.ThrowsAsync<ModelBusyException>(() => FindAsync());
    }

    [Fact]
    public async Task A_search_by_meaning_alone_has_nothing_to_fall_back_on()
    {
        await AddRulesAsync();
        _embedder.Fault = new HttpRequestException("no route to the embedder");

        await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync(SearchMode.Dense));
        Assert.False((await FindAsync(SearchMode.Lexical))[0].IsDegraded);
    }

    [Fact]
    public async Task Who_leaves_gets_no_words_instead()
    {
        await AddRulesAsync();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        _embedder.Fault = new OperationCanceledException(left.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _retriever.FindAsync(new RetrievalQuery { Text = "parental leave" }, Anna, left.Token));
    }

    private Task<IReadOnlyList<RetrievedPassage>> FindAsync(SearchMode mode = SearchMode.Hybrid) =>
        _retriever.FindAsync(new RetrievalQuery { Text = "parental leave weeks", Mode = mode }, Anna, Token);

    private async Task AddRulesAsync()
    {
        await AddAsync(0, "Parental leave lasts fourteen weeks.", AccessList.Public);
        await AddAsync(5, "The pump is cleaned in spring.", AccessList.Public);
        await AddAsync(9, "Leave is asked for two weeks before.", AccessList.Public);
    }

    private Task<ChunkId> AddAsync(int number, string text, AccessList access) => _content.AddAsync(_index, Policy, number, text, access, access, Token);
}
