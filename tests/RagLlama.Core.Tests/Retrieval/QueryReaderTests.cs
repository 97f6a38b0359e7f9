using RagLlama.Documents;
using RagLlama.Retrieval.Understanding;
using RagLlama.Security;
using RagLlama.Sources;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Retrieval;

public sealed class QueryReaderTests
{
    private static readonly Asker Anna = Asker.User("anna");
    private static readonly Asker Chair = Asker.User("chair", ["board"]);

    private readonly InMemoryDocumentCatalog _catalog = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("source:hr leave")]
    [InlineData("leave SOURCE:HR")]
    [InlineData("source:\"Human Resources\" leave")]
    [InlineData("leave source:\"human resources\"")]
    public async Task A_source_is_found_by_its_id_and_by_its_name(string question)
    {
        await AddSourcesAsync();

        var (query, problem) = await ReadAsync(question, Anna);

        Assert.Null(problem);
        Assert.Equal(("leave", "hr"), (query.Text, Assert.Single(query.SourceIds)));
    }

    [Fact]
    public async Task Sources_given_beside_the_question_may_be_names_too()
    {
        await AddSourcesAsync();

        var (query, problem) = await new QueryReader(_catalog).ReadAsync("leave", ["Travel RULES", "hr"], Anna, Token);

        Assert.Null(problem);
        Assert.Equal(["hr", "travel"], query.SourceIds.Order());
    }

    [Fact]
    public async Task Two_sources_of_one_name_are_both_meant()
    {
        await AddSourcesAsync();
        await AddAsync("hr-old", "Human resources", AccessList.Public);

        var (query, _) = await ReadAsync("source:\"human resources\" leave", Anna);

        Assert.Equal(["hr", "hr-old"], query.SourceIds.Order());
    }

    [Theory]
    [InlineData("finance")]
    [InlineData("Board papers")]
    [InlineData("board")]
    public async Task One_that_is_not_there_and_one_the_asker_may_not_know_of_give_the_same_answer(string name)
    {
        await AddSourcesAsync();

        var (_, problem) = await ReadAsync($"source:\"{name}\" salaries", Anna);

        Assert.Equal(("source", name), (problem!.Name, problem.Value));
        Assert.Equal(["Human resources", "Travel rules"], problem.Known);
        Assert.Equal($"There is no source '{name}' that you may read. There are: Human resources, Travel rules.", problem.Message);
    }

    [Fact]
    public async Task Who_may_read_something_in_a_source_may_name_it()
    {
        await AddSourcesAsync();

        Assert.Equal("board", Assert.Single((await ReadAsync("source:\"board papers\" salaries", Chair)).Query.SourceIds));
        Assert.Equal(["Board papers", "Human resources", "Travel rules"], (await ReadAsync("source:nosuch salaries", Chair)).Problem!.Known);
    }

    [Fact]
    public async Task Who_may_read_nothing_is_told_no_names()
    {
        await AddAsync("board", "Board papers", AccessList.Of(Principal.Group("board")));

        Assert.Equal("There is no source 'board' that you may read, nor any other.", (await ReadAsync("source:board salaries", Anna)).Problem!.Message);
    }

    [Fact]
    public async Task The_first_of_several_that_means_nothing_is_told()
    {
        await AddSourcesAsync();

        Assert.Equal("nosuch", (await ReadAsync("source:hr source:nosuch leave", Anna)).Problem!.Value);
        Assert.Equal("after", (await ReadAsync("source:hr after:soon leave", Anna)).Problem!.Name);
    }

    [Fact]
    public async Task A_question_without_filters_asks_for_no_source()
    {
        var (query, problem) = await ReadAsync("How long is the leave?", Anna);

        Assert.Null(problem);
        Assert.Equal("How long is the leave?", query.Text);
        Assert.Empty(query.SourceIds);
    }

    private Task<QueryReading> ReadAsync(string question, Asker asker) => new QueryReader(_catalog).ReadAsync(question, [], asker, Token);

    private async Task AddSourcesAsync()
    {
        await AddAsync("hr", "Human resources", AccessList.Public);
        await AddAsync("travel", "Travel rules", AccessList.Public);
        await AddAsync("board", "Board papers", AccessList.Of(Principal.Group("board")));
    }

    private async Task AddAsync(string id, string name, AccessList access)
    {
        await _catalog.SaveSourceAsync(new SourceDefinition { Id = id, Name = name, Connector = "files", Access = access }, Token);
        await _catalog.RegisterAsync(id, new SourceItem { ExternalId = "a.md", Uri = new Uri("file:///a.md"), FileName = "a.md", ChangeTag = "1" }, access, Token);
    }
}
