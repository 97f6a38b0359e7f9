using Microsoft.Extensions.DependencyInjection;
using RagLlama.Adapters.Tests.OpenAi;
using RagLlama.Inference.OpenAi;
using RagLlama.Inference.Reranking;
using RagLlama.Retrieval.Reranking;

namespace RagLlama.Adapters.Tests.Reranking;

public sealed class EndpointRerankerTests
{
    private const string Secret = "the board earns a million";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> BrokenReplies => new()
    {
        { "rerank", "" },
        { "rerank", "no JSON" },
        { "rerank", "[]" },
        { "rerank", """{"results":{}}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1}]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":0,"relevance_score":1}]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":2,"relevance_score":1}]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":-1,"relevance_score":1}]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":1.5,"relevance_score":1}]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":1,"relevance_score":"high"}]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":1,"relevance_score":NaN}]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":1,"relevance_score":1e999}]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":1,"score":1}]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":1,"relevance_score":1},{"index":2,"relevance_score":1}]}""" },
        { "rerank", """{"results":[null,3]}""" },
        { "rerank", """{"results":[{"index":0,"relevance_score":1},{"index":1,"relevance_score":1}]} and more""" },
        { "tei", """{"results":[]}""" },
        { "tei", """[{"index":0,"score":1},{"index":1,"relevance_score":1}]""" },
        { "tei", """[{"index":0,"score":1}]""" },
    };

    [Fact]
    public async Task Question_and_texts_are_sent_once_in_the_form_of_the_endpoint()
    {
        await using var named = new RerankFixture("rerank");
        named.Answers("rerank");
        await named.Reranker.ScoreAsync("leave", ["a", "b"], Token);
        await using var tei = new RerankFixture("tei");
        tei.Answers("tei");
        await tei.Reranker.ScoreAsync("leave", ["a", "b"], Token);

        var request = Assert.Single(named.Server.Requests);
        Assert.StartsWith("POST /v1/rerank HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains($"Authorization: Bearer {RerankFixture.Key}", request, StringComparison.Ordinal);
        Assert.Equal("""{"model":"bge-reranker","query":"leave","documents":["a","b"],"top_n":2}""", RerankFixture.Body(request));
        Assert.Equal("""{"query":"leave","texts":["a","b"],"truncate":true}""", RerankFixture.Body(Assert.Single(tei.Server.Requests)));
    }

    [Theory]
    [MemberData(nameof(BrokenReplies))]
    public async Task A_reply_that_is_not_one_number_for_each_text_is_refused(string shape, string reply)
    {
        await using var fixture = new RerankFixture(shape);
        fixture.Server.Replies(200, "application/json", reply);

        var fault = await FailsAsync(fixture);
        Assert.Contains("one number for each passage", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "own log")]
    [InlineData(429, "own log")]
    [InlineData(401, "Inference:Reranker:ApiKey")]
    [InlineData(404, "Inference:Reranker:BaseUrl")]
    [InlineData(413, "Inference:Reranker:Candidates")]
    [InlineData(302, "Inference:Reranker:Provider")]
    public async Task A_status_is_told_with_its_remedy_and_nothing_of_what_came_with_it(int status, string remedy)
    {
        await using var fixture = new RerankFixture("rerank");
        fixture.Server.Replies(status, "application/json", $$"""{"error":"bad key {{RerankFixture.Key}} for {{Secret}}"}""", "Location: http://127.0.0.1:1/\r\n");

        var fault = await FailsAsync(fixture);
        Assert.Equal(status, fault.Status);
        Assert.Contains(remedy, fault.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Server.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_a_fault()
    {
        await using var fixture = new RerankFixture("rerank");
        fixture.Server.Plays((stream, token) => ScriptedHttpServer.WriteAsync(stream, ScriptedHttpServer.Head(200, "application/json") + "Content-Length: 500\r\n\r\n{\"results\":[", token));

        Assert.Contains("broke off", (await FailsAsync(fixture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_a_fault()
    {
        await using var fixture = new RerankFixture("rerank");
        await fixture.Server.DisposeAsync();

        Assert.Contains("cannot be reached", (await FailsAsync(fixture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_endpoint_is_given_up_after_the_time_allowed()
    {
        await using var fixture = new RerankFixture("rerank");
        fixture.Server.Plays(async (stream, token) =>
        {
            fixture.Clock.PassEveryLimit();
            await fixture.Server.WaitForClientToLeaveAsync(stream, token);
        });

        Assert.Contains("Inference:Reranker:TimeoutSeconds", (await FailsAsync(fixture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_trickles_is_given_up_too()
    {
        await using var fixture = new RerankFixture("rerank");
        fixture.Server.Plays(async (stream, token) =>
        {
            await ScriptedHttpServer.WriteAsync(stream, ScriptedHttpServer.Head(200, "application/json") + "Content-Length: 500\r\n\r\n{\"results\":[", token);
            fixture.Clock.PassEveryLimit();
            await fixture.Server.WaitForClientToLeaveAsync(stream, token);
        });

        Assert.Contains("Inference:Reranker:TimeoutSeconds", (await FailsAsync(fixture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_without_end_is_not_read_to_its_end()
    {
        await using var fixture = new RerankFixture("rerank");
        fixture.Server.Plays(async (stream, token) =>
        {
            await ScriptedHttpServer.WriteAsync(stream, ScriptedHttpServer.Head(200, "application/json") + "\r\n", token);
            while (true)
            {
                await ScriptedHttpServer.WriteAsync(stream, new string(' ', 1 << 16), token);
            }
        });

        Assert.Contains("far more than scores", (await FailsAsync(fixture)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", "http://localhost/v1", "m", 30, 5, "Inference:Reranker:Provider")]
    [InlineData("rerank", null, "m", 30, 5, "Inference:Reranker:BaseUrl")]
    [InlineData("rerank", "file:///etc", "m", 30, 5, "Inference:Reranker:BaseUrl")]
    [InlineData("rerank", "http://localhost/v1", null, 30, 5, "Inference:Reranker:Model")]
    [InlineData("tei", "http://localhost", null, 1, 5, "Inference:Reranker:Candidates")]
    [InlineData("tei", "http://localhost", null, 30, 0, "Inference:Reranker:TimeoutSeconds")]
    [InlineData("tei", "http://localhost", null, 30, 61, "Inference:Reranker:TimeoutSeconds")]
    public void Options_that_cannot_work_are_named(string provider, string? baseUrl, string? model, int candidates, int seconds, string key)
    {
        var options = new RerankerInferenceOptions { Provider = provider, BaseUrl = baseUrl, Model = model, Candidates = candidates, TimeoutSeconds = seconds };

        Assert.Contains(key, Assert.Throws<ArgumentException>(() => new ServiceCollection().AddReranker(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_provider_there_is_no_reranker()
    {
        using var provider = new ServiceCollection().AddReranker(new RerankerInferenceOptions()).BuildServiceProvider();

        Assert.Null(provider.GetService<IReranker>());
    }

    private static async Task<InferenceException> FailsAsync(RerankFixture fixture)
    {
        var fault = await Assert.ThrowsAsync<InferenceException>(() => fixture.Reranker.ScoreAsync("what does the board earn", [Secret, "leave"], Token));
        Assert.All(
            fixture.Log.Lines.Append(fault.ToString()),
            line => Assert.True(!line.Contains(RerankFixture.Key, StringComparison.Ordinal) && !line.Contains(Secret, StringComparison.Ordinal), line));
        return fault;
    }
}
