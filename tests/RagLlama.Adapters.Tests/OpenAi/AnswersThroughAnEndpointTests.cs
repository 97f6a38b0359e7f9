using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RagLlama.Answering;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Inference.OpenAi;
using RagLlama.Ingestion;
using RagLlama.Retrieval;

namespace RagLlama.Adapters.Tests.OpenAi;

public sealed class AnswersThroughAnEndpointTests
{
    private const string Text = "Up to five days of annual leave may be carried over.";

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

        Assert.Equal(Text + " [1]", string.Concat(events.OfType<WriterEvent.Wrote>().Select(w => w.Text)));
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

    private static async Task<List<WriterEvent>> WriteAsync(ScriptedHttpServer server)
    {
        await using var provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(new RecordingClock())
            .AddOpenAiInference(new ChatInferenceOptions { Provider = "openai", BaseUrl = server.BaseUrl, Model = "m" }, new EmbeddingInferenceOptions())
            .AddAnswering()
            .BuildServiceProvider();
        var events = new List<WriterEvent>();
        var task = new AnswerTask { Question = "How many days may be carried over?", Language = "en", Passages = [Passage()] };
        await foreach (var written in provider.GetRequiredService<IAnswerWriter>().WriteAsync(task, CancellationToken.None))
        {
            events.Add(written);
        }

        return events;
    }

    private static RetrievedPassage Passage()
    {
        var id = DocumentId.For("handbook", "leave");
        var span = new TextSpan(0, Text.Length);
        var chunk = new Chunk { Id = ChunkId.For(id, 1, 0, "g"), DocumentId = id, Version = 1, Number = 0, Text = Text, Language = "en", Location = new ChunkLocation { Span = span } };
        var document = new DocumentRecord
        {
            Id = id,
            SourceId = "handbook",
            ExternalId = "leave",
            Uri = new Uri("file:///leave.md"),
            FileName = "leave.md",
            Title = "Leave policy",
            Status = DocumentStatus.Indexed,
            Access = AccessList.Public,
        };
        return new RetrievedPassage { Chunk = chunk, Chunks = [chunk], Document = document, Text = Text, Span = span, Score = 1, Lexical = 1, Dense = 0 };
    }
}
