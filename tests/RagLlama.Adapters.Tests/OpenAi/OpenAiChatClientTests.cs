using Microsoft.Extensions.AI;

namespace RagLlama.Adapters.Tests.OpenAi;

public sealed class OpenAiChatClientTests
{
    [Fact]
    public async Task Streams_the_reply_piece_by_piece_and_sends_key_model_and_roles()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Streams("Five ", "days ", "[1]. ", "Fünf Tage.");
        var pieces = new List<string>();

        await fixture.AskAsync(pieces);

        Assert.Equal(["Five ", "days ", "[1]. ", "Fünf Tage."], pieces);
        var request = Assert.Single(fixture.Server.Requests);
        Assert.StartsWith("POST /v1/chat/completions ", request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer " + OpenAiFixture.Key, request, StringComparison.Ordinal);
        Assert.Contains("\"model\":\"llama-3.1-8b\"", request, StringComparison.Ordinal);
        Assert.Contains("\"role\":\"system\"", request, StringComparison.Ordinal);
        Assert.Contains("\"stream\":true", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_a_whole_reply_with_its_finish_reason()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Streams("Five ", "days");

        var reply = await fixture.Chat.GetResponseAsync("How many days?");

        Assert.Equal("Five days", reply.Text);
        Assert.Equal(ChatFinishReason.Stop, reply.FinishReason);
        Assert.Equal("served-model", reply.ModelId);
    }

    [Fact]
    public async Task Hands_on_what_arrived_before_the_stream_was_cut_and_then_fails()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Plays((stream, token) => ScriptedHttpServer.WriteAsync(
            stream, ScriptedHttpServer.Head(200, "text/event-stream") + "\r\n" + ScriptedHttpServer.Chunk("Five "), token));
        var pieces = new List<string>();

        var fault = await fixture.FailsAsync(pieces);

        Assert.Equal(["Five "], pieces);
        Assert.Contains("before it was complete", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_clearly_when_a_chunked_reply_is_cut_in_the_middle()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Plays((stream, token) => ScriptedHttpServer.WriteAsync(
            stream, ScriptedHttpServer.Head(200, "text/event-stream", "Transfer-Encoding: chunked\r\n") + "\r\n1000\r\n" + ScriptedHttpServer.Chunk("Five "), token));
        var pieces = new List<string>();

        var fault = await fixture.FailsAsync(pieces);

        Assert.Equal(["Five "], pieces);
        Assert.Contains("broke off", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/event-stream", "data: {\"choices\": [oops\n\n")]
    [InlineData("text/event-stream", "data: 17\n\n")]
    [InlineData("text/html", "<html><body>Sign in</body></html>")]
    public async Task Fails_clearly_when_the_reply_is_not_a_chat_stream(string contentType, string body)
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Replies(200, contentType, body);

        var fault = await fixture.FailsAsync();

        Assert.Contains("Inference:Chat:BaseUrl", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_as_long_as_Retry_After_says_and_tries_once_more()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Replies(429, "application/json", "{}", "Retry-After: 7\r\n");
        fixture.Server.Streams("Five days");
        var pieces = new List<string>();

        await fixture.AskAsync(pieces);

        Assert.Equal(["Five days"], pieces);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(fixture.Clock.Pauses));
    }

    [Fact]
    public async Task Does_not_keep_the_asker_waiting_for_a_long_Retry_After()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Replies(429, "application/json", "{}", "Retry-After: 600\r\n");

        var fault = await fixture.FailsAsync();

        Assert.Equal(429, fault.Status);
        Assert.Single(fixture.Server.Requests);
    }

    [Fact]
    public async Task Gives_up_after_one_retry_on_500_and_repeats_nothing_the_endpoint_said()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Replies(500, "application/json", "{\"error\":{\"message\":\"key " + OpenAiFixture.Key + " is broken\"}}");
        fixture.Server.Replies(500, "application/json", "{\"error\":{\"message\":\"key " + OpenAiFixture.Key + " is broken\"}}");

        var fault = await fixture.FailsAsync();

        Assert.Equal(500, fault.Status);
        Assert.Equal(2, fixture.Server.Requests.Count);
    }

    [Fact]
    public async Task Says_to_check_the_key_on_401_without_a_retry()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Replies(401, "application/json", "{\"error\":{\"message\":\"Incorrect API key provided: " + OpenAiFixture.Key + "\"}}");

        var fault = await fixture.FailsAsync();

        Assert.Contains("Inference:Chat:ApiKey", fault.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Server.Requests);
    }

    [Fact]
    public async Task Gives_up_when_the_headers_never_come()
    {
        await using var fixture = new OpenAiFixture();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Server.Plays((stream, token) =>
        {
            asked.SetResult();
            return fixture.Server.WaitForClientToLeaveAsync(stream, token);
        });

        var failing = fixture.FailsAsync();
        await asked.Task;
        fixture.Clock.PassEveryLimit();

        Assert.Contains("Inference:Chat:TimeoutSeconds", (await failing).Message, StringComparison.Ordinal);
        await fixture.Server.ClientLeft.Task;
    }

    [Fact]
    public async Task Gives_up_when_a_begun_stream_falls_silent()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Plays(async (stream, token) =>
        {
            await ScriptedHttpServer.WriteAsync(stream, ScriptedHttpServer.Head(200, "text/event-stream") + "\r\n" + ScriptedHttpServer.Chunk("Five "), token);
            await fixture.Server.WaitForClientToLeaveAsync(stream, token);
        });

        await using var reading = fixture.Chat.GetStreamingResponseAsync("How many days?").GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        var next = reading.MoveNextAsync().AsTask();
        fixture.Clock.PassEveryLimit();

        var fault = await Assert.ThrowsAsync<Inference.OpenAi.InferenceException>(() => next);
        Assert.Contains("sent nothing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_reading_and_closes_the_connection_when_cancelled()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Plays(async (stream, token) =>
        {
            await ScriptedHttpServer.WriteAsync(stream, ScriptedHttpServer.Head(200, "text/event-stream") + "\r\n" + ScriptedHttpServer.Chunk("Five "), token);
            await fixture.Server.WaitForClientToLeaveAsync(stream, token);
        });
        using var asker = new CancellationTokenSource();

        await using (var reading = fixture.Chat.GetStreamingResponseAsync("How many days?", null, asker.Token).GetAsyncEnumerator(asker.Token))
        {
            Assert.True(await reading.MoveNextAsync());
            await asker.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading.MoveNextAsync());
        }

        await fixture.Server.ClientLeft.Task;
    }

    [Fact]
    public async Task Names_the_endpoint_when_nothing_listens_there()
    {
        await using var fixture = new OpenAiFixture();
        await fixture.Server.DisposeAsync();

        var fault = await Assert.ThrowsAsync<Inference.OpenAi.InferenceException>(() => fixture.AskAsync([]));

        Assert.Contains("cannot be reached", fault.Message, StringComparison.Ordinal);
    }
}
