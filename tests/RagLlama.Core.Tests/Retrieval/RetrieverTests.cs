using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Retrieval;

public sealed class RetrieverTests : IDisposable
{
    private static readonly Asker Anna = Asker.User("anna@example.com");
    private static readonly DocumentId Policy = DocumentId.For("files", "policy.md");

    private readonly InMemoryVectorIndex _index = new();
    private readonly HashEmbedder _embedder = new();
    private readonly ReadableCatalog _content;
    private readonly Retriever _retriever;

    public RetrieverTests()
    {
        (var catalog, _content) = ReadableCatalog.Create();
        _retriever = new Retriever(_index, catalog, _embedder, TimeProvider.System, NullLogger<Retriever>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _embedder.Dispose();

    [Fact]
    public void There_is_no_way_to_search_without_an_asker()
    {
        var methods = typeof(Retriever).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

        Assert.Contains(typeof(Asker), Assert.Single(methods).GetParameters().Select(parameter => parameter.ParameterType));
    }

    [Theory]
    [InlineData(SearchMode.Hybrid)]
    [InlineData(SearchMode.Lexical)]
    [InlineData(SearchMode.Dense)]
    public async Task Finds_the_passage_with_its_text_and_document(SearchMode mode)
    {
        await AddAsync(0, "Parental leave lasts fourteen weeks.");
        await AddAsync(5, "The pump is cleaned in spring.");

        var passage = (await FindAsync(new RetrievalQuery { Text = "parental leave weeks", Mode = mode }))[0];

        Assert.Equal("Parental leave lasts fourteen weeks.", passage.Text);
        Assert.Equal(Policy, passage.Document.Id);
        Assert.Single(passage.Chunks);
        Assert.True(passage.Score > 0);
    }

    [Fact]
    public async Task The_embedder_is_told_that_it_reads_a_question()
    {
        await AddAsync(0, "Parental leave lasts fourteen weeks.");
        _embedder.Queries.Clear();

        await FindAsync(new RetrievalQuery { Text = "parental leave weeks" });

        Assert.Equal([1], _embedder.Queries);
    }

    [Fact]
    public async Task A_hit_that_the_catalogue_no_longer_answers_with_is_dropped()
    {
        var gone = await AddAsync(0, "leave of absence, old");
        await AddAsync(1, "leave of absence, new");
        _content.Remove(gone);

        Assert.Equal("leave of absence, new", Assert.Single(await FindAsync(new RetrievalQuery { Text = "leave of absence" })).Text);
    }

    [Fact]
    public async Task The_limit_is_filled_although_hits_were_dropped()
    {
        for (var number = 0; number < 20; number++)
        {
            var id = await AddAsync(number * 2, $"leave of absence {number}");
            if (number < 10)
            {
                _content.Remove(id);
            }
        }

        Assert.Equal(5, (await FindAsync(new RetrievalQuery { Text = "leave of absence", Limit = 5 })).Count);
    }

    [Fact]
    public async Task The_catalogue_has_the_last_word_on_access()
    {
        await AddAsync(0, "salary bands", catalogAccess: AccessList.Of(Principal.Group("hr")));

        Assert.Empty(await FindAsync(new RetrievalQuery { Text = "salary bands" }));
    }

    [Fact]
    public async Task The_index_is_not_asked_for_what_the_asker_may_not_read()
    {
        await AddAsync(0, "salary bands", indexAccess: AccessList.Of(Principal.Group("hr")));

        Assert.Empty(await FindAsync(new RetrievalQuery { Text = "salary bands" }));
    }

    [Fact]
    public async Task Keeps_to_the_sources_asked_for()
    {
        await AddAsync(0, "salary bands");

        Assert.Empty(await FindAsync(new RetrievalQuery { Text = "salary bands", SourceIds = ["wiki"] }));
        Assert.Single(await FindAsync(new RetrievalQuery { Text = "salary bands", SourceIds = ["files"] }));
    }

    [Fact]
    public async Task Neighbours_are_joined_in_reading_order_when_asked()
    {
        await AddAsync(1, "leave begins. ");
        await AddAsync(2, "leave of absence ends. ");
        await AddAsync(4, "leave is something else.");

        var passages = await FindAsync(new RetrievalQuery { Text = "leave of absence", MergeNeighbours = true });

        Assert.Equal(2, passages.Count);
        Assert.Equal("leave begins. leave of absence ends. ", passages[0].Text);
        Assert.Equal([1, 2], passages[0].Chunks.Select(chunk => chunk.Number));
        Assert.Equal(2, passages[0].Chunk.Number);
        Assert.Equal(new TextSpan(100, 200), passages[0].Span);
        Assert.Equal(3, (await FindAsync(new RetrievalQuery { Text = "leave of absence" })).Count);
    }

    [Fact]
    public async Task An_empty_question_finds_nothing() => Assert.Empty(await FindAsync(new RetrievalQuery { Text = "  " }));

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task A_limit_out_of_range_is_refused(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => FindAsync(new RetrievalQuery { Text = "x", Limit = limit }));

    private Task<IReadOnlyList<RetrievedPassage>> FindAsync(RetrievalQuery query) => _retriever.FindAsync(query, Anna, Token);

    private Task<ChunkId> AddAsync(int number, string text, AccessList? indexAccess = null, AccessList? catalogAccess = null) =>
        _content.AddAsync(_index, Policy, number, text, indexAccess ?? AccessList.Public, catalogAccess ?? AccessList.Public, Token);
}
