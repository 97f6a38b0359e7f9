using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Retrieval;

public sealed class RerankedRetrievalTests : IDisposable
{
    private static readonly Asker Anna = Asker.User("anna@example.com");

    private readonly InMemoryVectorIndex _index = new();
    private readonly HashEmbedder _embedder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedReranker _reranker = new(candidates: 4);
    private readonly IDocumentCatalog _catalog;
    private readonly ReadableCatalog _content;
    private readonly Retriever _retriever;

    public RerankedRetrievalTests()
    {
        (_catalog, _content) = ReadableCatalog.Create();
        _retriever = new Retriever(_index, _catalog, _embedder, _time, NullLogger<Retriever>.Instance, reranker: _reranker);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _embedder.Dispose();

    [Fact]
    public async Task The_best_candidates_stand_in_the_rerankers_order_and_the_others_behind_them()
    {
        await AddRulesAsync(6);
        var before = await FindAsync(new Retriever(_index, _catalog, _embedder, _time, NullLogger<Retriever>.Instance));
        _reranker.Scores = texts => [.. texts.Select((_, index) => (double)index)];

        var after = await FindAsync(_retriever);

        Assert.Equal([Said(before[3]), Said(before[2]), Said(before[1]), Said(before[0]), Said(before[4]), Said(before[5])], after.Select(Said));
        Assert.Equal([4, 3, 2, 1], after.Take(4).Select(passage => passage.Reranked!.PlaceBefore));
        Assert.Equal([3.0, 2, 1, 0], after.Take(4).Select(passage => passage.Reranked!.Score!.Value));
        Assert.All(after.Skip(4), passage => Assert.Null(passage.Reranked));
        Assert.Equal("scripted", after[0].Reranked!.Model);
    }

    [Fact]
    public async Task Only_what_the_asker_may_read_is_sent()
    {
        await AddRulesAsync(3);
        await AddAsync(90, "secret leave rule of the board", AccessList.Of(Principal.Group("board")), AccessList.Of(Principal.Group("board")));

        // The index is behind: only the catalogue knows that this one is closed now.
        await AddAsync(91, "secret leave rule of yesterday", AccessList.Public, AccessList.Of(Principal.Group("board")));

        await FindAsync(_retriever);

        var (question, texts) = Assert.Single(_reranker.Asked);
        Assert.Equal("leave rule", question);
        Assert.Equal(3, texts.Count);
        Assert.DoesNotContain(texts, text => text.Contains("secret", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.StartsWith("A", text, StringComparison.Ordinal));
    }

    public static TheoryData<Func<IReadOnlyList<string>, IReadOnlyList<double>>> Faults => new()
    {
        texts => throw new InvalidOperationException("down"),
        texts => throw new OperationCanceledException("its own time was up"),
        texts => [1],
        texts => [.. texts.Select(_ => double.NaN)],
        texts => [.. texts.Select(_ => double.PositiveInfinity)],
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Whatever_happens_to_the_reranker_the_order_is_kept_and_marked(Func<IReadOnlyList<string>, IReadOnlyList<double>> fault)
    {
        await AddRulesAsync(6);
        var before = await FindAsync(new Retriever(_index, _catalog, _embedder, _time, NullLogger<Retriever>.Instance));
        _reranker.Scores = fault;

        var after = await FindAsync(_retriever);

        Assert.Equal(before.Select(Said), after.Select(Said));
        Assert.Contains(after, passage => passage.Reranked is { Score: null });
    }

    [Fact]
    public async Task After_a_fault_it_is_left_alone_for_a_while()
    {
        await AddRulesAsync(4);
        _reranker.Scores = _ => throw new InvalidOperationException("down");
        await FindAsync(_retriever);
        _reranker.Scores = null;

        Assert.Contains(await FindAsync(_retriever), passage => passage.Reranked is { Score: null });
        Assert.Single(_reranker.Asked);

        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.All(await FindAsync(_retriever), passage => Assert.NotNull(passage.Reranked!.Score));
        Assert.Equal(2, _reranker.Asked.Count);
    }

    [Fact]
    public async Task Who_gives_up_asking_is_not_answered_without_the_reranker()
    {
        await AddRulesAsync(4);
        using var stop = new CancellationTokenSource();
        _reranker.Scores = _ =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _retriever.FindAsync(new RetrievalQuery { Text = "leave rule" }, Anna, stop.Token));
    }

    [Fact]
    public async Task Joined_neighbours_keep_the_rerankers_order()
    {
        await AddAsync(1, "leave rule one. ", AccessList.Public, AccessList.Public);
        await AddAsync(2, "leave two. ", AccessList.Public, AccessList.Public);
        await AddAsync(10, "a rule of leave that is something else", AccessList.Public, AccessList.Public);
        _reranker.Scores = texts => [.. texts.Select(text => text.Contains("two", StringComparison.Ordinal) ? 9.0 : text.Contains("else", StringComparison.Ordinal) ? 5 : 1)];

        var passages = await _retriever.FindAsync(new RetrievalQuery { Text = "leave rule", MergeNeighbours = true }, Anna, Token);

        Assert.Equal(2, passages.Count);
        Assert.Equal(("leave rule one. leave two. ", 2), (passages[0].Text, passages[0].Chunk.Number));
    }

    [Theory]
    [InlineData(SearchMode.Lexical)]
    [InlineData(SearchMode.Dense)]
    public async Task A_search_by_one_leg_alone_is_left_as_it_is(SearchMode mode)
    {
        await AddRulesAsync(4);

        await _retriever.FindAsync(new RetrievalQuery { Text = "leave rule", Mode = mode }, Anna, Token);

        Assert.Empty(_reranker.Asked);
    }

    private static (string Text, double Score) Said(RetrievedPassage passage) => (passage.Text, passage.Score);

    private static Task<IReadOnlyList<RetrievedPassage>> FindAsync(Retriever retriever) => retriever.FindAsync(new RetrievalQuery { Text = "leave rule" }, Anna, Token);

    private async Task AddRulesAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await AddAsync(number, "leave rule " + string.Concat(Enumerable.Range(0, number + 1).Select(n => $"and thing {number}{n} ")), AccessList.Public, AccessList.Public);
        }
    }

    private Task<ChunkId> AddAsync(int number, string text, AccessList inIndex, AccessList inCatalogue)
    {
        var document = DocumentId.For("files", number < 10 && text.Contains("one", StringComparison.Ordinal) || text.Contains("two", StringComparison.Ordinal) ? "policy.md" : $"{number}.md");
        return _content.AddAsync(_index, document, number, text, inIndex, inCatalogue, Token);
    }
}
