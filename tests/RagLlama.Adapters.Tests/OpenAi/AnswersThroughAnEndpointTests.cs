using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RagLlama.Answering;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OpenAi;

public sealed class AnswersThroughAnEndpointTests
{
    [Fact]
    public async Task The_model_writes_and_its_sentence_is_checked()
    {
        await using var server = new ScriptedHttpServer();
        server.Streams("Up to five days ", "may be carried over [", "1].");

        var events = await WriteAsync(server);

        Assert.Equal("Up to five days may be carried over [1].", string.Concat(events.OfType<WriterEvent.Wrote>().Select(w => w.Text)));
        Assert.Equal(SupportStatus.Supported, Assert.Single(events.OfType<WriterEvent.Checked>()).Sentence.Status);
        var outcome = Assert.IsType<WriterEvent.Finished>(events[^1]).Outcome;
        Assert.Equal(("chat", "served-model", false), (outcome.Writer, outcome.Model, outcome.Degraded));
    }

    [Fact]
    public async Task Quotes_answer_while_the_endpoint_is_down()
    {
        await using var server = new ScriptedHttpServer();
        server.Replies(500, "application/json", "{}");
        server.Replies(503, "application/json", "{}");

        var events = await WriteAsync(server);

        Assert.Equal(AnswerFixture.Text + " [1]", string.Concat(events.OfType<WriterEvent.Wrote>().Select(w => w.Text)));
        var outcome = Assert.IsType<WriterEvent.Finished>(events[^1]).Outcome;
        Assert.Equal(("quotes", true), (outcome.Writer, outcome.Degraded));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_says_so()
    {
        await using var server = new ScriptedHttpServer();
        server.Plays((stream, token) => ScriptedHttpServer.WriteAsync(
            stream, ScriptedHttpServer.Head(200, "text/event-stream") + "\r\n" + ScriptedHttpServer.Chunk("Up to five days may be "), token));

        var outcome = Assert.IsType<WriterEvent.Finished>((await WriteAsync(server))[^1]).Outcome;

        Assert.Equal(("chat", true, true), (outcome.Writer, outcome.Degraded, outcome.Incomplete));
    }

    [Theory]
    [InlineData(0, 3000, "Answering:Passages")]
    [InlineData(8, 10, "Answering:ContextTokens")]
    public void Names_the_configuration_key_of_a_value_out_of_range(int passages, int tokens, string key)
    {
        using var provider = new ServiceCollection().AddAnswering().Configure<AnsweringOptions>(o => (o.Passages, o.ContextTokens) = (passages, tokens)).BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<AnsweringOptions>>().Value);

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
    }

    private static Task<List<WriterEvent>> WriteAsync(ScriptedHttpServer server) =>
        AnswerFixture.WriteAsync(new ChatInferenceOptions { BaseUrl = server.BaseUrl, Model = "m" }, new RecordingClock());
}
