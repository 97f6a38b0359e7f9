using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OpenAi;

/// <summary>Every fault ends in the right answer, in one that says what it is, or in one clear error, on the real clock and within its limits.</summary>
public sealed class FaultSuite
{
    /// <summary>Silence of one second, a retry, and room for a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static TheoryData<string> BeforeText => [.. FaultScripts.BeforeText];

    public static TheoryData<string> AfterText => [.. FaultScripts.AfterText];

    public static TheoryData<string> Every => [.. FaultScripts.BeforeText, .. FaultScripts.AfterText];

    [Theory]
    [MemberData(nameof(BeforeText))]
    public async Task Another_model_gives_the_right_answer(string fault)
    {
        await using var faulty = Faulty(fault);
        await using var healthy = new ScriptedHttpServer();
        healthy.Streams("Up to five days ", "may be carried over [", "1].");

        var events = await WriteAsync(Options(faulty, healthy));

        Assert.Equal("Up to five days may be carried over [1].", TextOf(events));
        var outcome = Assert.IsType<WriterEvent.Finished>(events[^1]).Outcome;
        Assert.Equal(("chat", false, false), (outcome.Writer, outcome.Degraded, outcome.Incomplete));
    }

    [Theory]
    [MemberData(nameof(BeforeText))]
    public async Task Quotes_answer_and_say_that_they_take_its_place(string fault)
    {
        await using var faulty = Faulty(fault);

        var events = await WriteAsync(Options(faulty));

        Assert.Equal(AnswerFixture.Text + " [1]", TextOf(events));
        var outcome = Assert.IsType<WriterEvent.Finished>(events[^1]).Outcome;
        Assert.Equal(("quotes", true), (outcome.Writer, outcome.Degraded));
    }

    [Theory]
    [MemberData(nameof(AfterText))]
    public async Task An_answer_that_was_begun_ends_there_and_says_so(string fault)
    {
        await using var faulty = Faulty(fault);
        await using var healthy = new ScriptedHttpServer();

        var events = await WriteAsync(Options(faulty, healthy));

        Assert.StartsWith("Up to five days", TextOf(events), StringComparison.Ordinal);
        var outcome = Assert.IsType<WriterEvent.Finished>(events[^1]).Outcome;
        Assert.Equal(("chat", true, true), (outcome.Writer, outcome.Degraded, outcome.Incomplete));
        Assert.Single(faulty.Requests);
        Assert.Empty(healthy.Requests);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task The_error_names_the_endpoint_and_a_setting(string fault)
    {
        await using var faulty = Faulty(fault);
        var chat = Options(faulty);
        chat.Provider = "openai";
        await using var provider = new ServiceCollection().AddOpenAiInference(chat, new EmbeddingInferenceOptions()).BuildServiceProvider();
        var started = Stopwatch.GetTimestamp();

        var error = await Assert.ThrowsAsync<InferenceException>(() => provider.GetRequiredService<IChatClient>().GetResponseAsync("How many days?"));

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Limit);
        Assert.Contains(faulty.BaseUrl, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenAiFixture.Key, error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<List<WriterEvent>> WriteAsync(ChatInferenceOptions chat)
    {
        var started = Stopwatch.GetTimestamp();
        var events = await AnswerFixture.WriteAsync(chat, TimeProvider.System);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Limit);
        return events;
    }

    private static ScriptedHttpServer Faulty(string fault)
    {
        var server = new ScriptedHttpServer();
        server.Plays(FaultScripts.Of(fault, server));
        server.Plays(FaultScripts.Of(fault, server));
        return server;
    }

    private static ChatInferenceOptions Options(ScriptedHttpServer first, ScriptedHttpServer? second = null) => new()
    {
        BaseUrl = first.BaseUrl,
        Model = "m",
        ApiKey = OpenAiFixture.Key,
        TimeoutSeconds = 1,
        Fallbacks = second is null ? [] : [new() { BaseUrl = second.BaseUrl, Model = "m" }],
    };

    private static string TextOf(List<WriterEvent> events) => string.Concat(events.OfType<WriterEvent.Wrote>().Select(w => w.Text));
}
