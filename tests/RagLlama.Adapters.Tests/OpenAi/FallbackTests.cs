using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OpenAi;

public sealed class FallbackTests
{
    [Fact]
    public async Task The_next_model_answers_when_the_first_is_down()
    {
        await using var first = new ScriptedHttpServer();
        await using var second = new ScriptedHttpServer();
        first.Replies(503, "application/json", "{}");
        first.Replies(503, "application/json", "{}");
        second.Streams("Five days");
        await using var fixture = new HostedFixture(Options(first, second));

        Assert.Equal("Five days", (await fixture.AskAsync()).Text);
        Assert.Contains("\"model\":\"large\"", Assert.Single(second.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_asked_again_once_a_piece_was_shown()
    {
        await using var first = new ScriptedHttpServer();
        await using var second = new ScriptedHttpServer();
        first.Plays((stream, token) => ScriptedHttpServer.WriteAsync(
            stream, ScriptedHttpServer.Head(200, "text/event-stream") + "\r\n" + ScriptedHttpServer.Chunk("Five "), token));
        await using var fixture = new HostedFixture(Options(first, second));

        await Assert.ThrowsAsync<InferenceException>(fixture.AskAsync);

        Assert.Single(first.Requests);
        Assert.Empty(second.Requests);
    }

    [Fact]
    public async Task Retries_after_pauses_that_differ()
    {
        await using var server = new ScriptedHttpServer();
        for (var reply = 0; reply < 5; reply++)
        {
            server.Replies(500, "application/json", "{}");
        }

        server.Streams("Five days");
        await using var fixture = new HostedFixture(new ChatInferenceOptions { BaseUrl = server.BaseUrl, Model = "m", Retries = 5, BreakAfter = 100 });

        Assert.Equal("Five days", (await fixture.AskAsync()).Text);

        Assert.Equal(5, fixture.Clock.Pauses.Distinct().Count());
        Assert.All(fixture.Clock.Pauses, pause => Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Leaves_a_failing_endpoint_alone_and_asks_it_again_later()
    {
        await using var first = new ScriptedHttpServer();
        await using var second = new ScriptedHttpServer();
        var options = Options(first, second);
        (options.Retries, options.BreakAfter, options.BreakSeconds) = (0, 2, 20);
        await using var fixture = new HostedFixture(options);
        first.Replies(500, "application/json", "{}");
        first.Replies(500, "application/json", "{}");
        for (var answer = 0; answer < 3; answer++)
        {
            second.Streams("large");
            Assert.Equal("large", (await fixture.AskAsync()).Text);
        }

        Assert.Equal(2, first.Requests.Count);
        fixture.Clock.Shift = TimeSpan.FromSeconds(21);
        first.Streams("small");
        Assert.Equal("small", (await fixture.AskAsync()).Text);
    }

    [Fact]
    public async Task Names_every_endpoint_when_all_are_down()
    {
        await using var first = new ScriptedHttpServer();
        await using var second = new ScriptedHttpServer();
        first.Replies(401, "application/json", "{}");
        second.Replies(404, "application/json", "{}");
        await using var fixture = new HostedFixture(Options(first, second));

        var fault = await Assert.ThrowsAsync<InferenceException>(fixture.AskAsync);

        Assert.Contains("Inference:Chat:ApiKey", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Inference:Chat:Fallbacks:0:BaseUrl", fault.Message, StringComparison.Ordinal);
    }

    private static ChatInferenceOptions Options(ScriptedHttpServer first, ScriptedHttpServer second) => new()
    {
        BaseUrl = first.BaseUrl,
        Model = "small",
        Fallbacks = [new() { BaseUrl = second.BaseUrl, Model = "large" }],
    };
}
