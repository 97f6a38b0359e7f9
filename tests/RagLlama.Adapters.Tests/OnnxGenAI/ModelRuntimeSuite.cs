using System.Globalization;
using Microsoft.Extensions.AI;
using RagLlama.Inference.OnnxGenAI.Worker;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

/// <summary>What a model in process has to do, whatever runs it: the toy always, the real library where it is installed.</summary>
public abstract class ModelRuntimeSuite
{
    private protected const string ChainSentence = "Bonjour, je réponds avec les documents fournis : la demande doit être validée par le responsable [1].";

    private protected static readonly WorkerLimits Limits = new() { MaxLength = 2048, TokenBudget = 16 * 2048, MaxQueued = 1000, MaxQueuedPerUser = 1000 };

    private protected abstract int ChainTokens { get; }

    /// <summary>Generations that exist in memory, this suite's and whatever is kept.</summary>
    private protected abstract long Open(ModelUnderTest model);

    private protected abstract ModelUnderTest Chain(WorkerLimits? limits = null);

    private protected abstract ModelUnderTest Random(WorkerLimits? limits = null, TimeProvider? time = null);

    [Fact]
    public async Task Says_the_sentence_it_was_made_for()
    {
        using var model = Chain();
        var reply = await model.AskAsync("Bonjour, où est la politique de voyage ?", ModelUnderTest.Options("anna"));
        Assert.Equal(ChainSentence, reply.Text.Trim());
        Assert.Equal(ChatFinishReason.Stop, reply.FinishReason);
        Assert.Equal(ChainTokens, reply.Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task Streams_what_a_bare_loop_says()
    {
        using var model = Random();
        var text = new RandomText(1);
        for (var round = 0; round < 20; round++)
        {
            var question = text.Next(40);
            var (expected, tokens, prompt) = model.Bare(question, 40);
            var reply = await model.AskAsync(question, ModelUnderTest.Options(most: 40));
            Assert.Equal(expected, reply.Text);
            Assert.Equal((prompt, tokens), ((int)reply.Usage!.InputTokenCount!, (int)reply.Usage.OutputTokenCount!));
            Assert.Equal(0, reply.Usage.CachedInputTokenCount);
        }
    }

    [Fact]
    public async Task Eight_users_at_once_get_each_their_own_answers()
    {
        using var model = Random();
        var rounds = Number("RAGLLAMA_GENAI_PROMPTS", 15);
        var wrong = await Task.WhenAll(Enumerable.Range(0, 8).Select(user => Task.Run(async () =>
        {
            var text = new RandomText(100 + user);
            var bad = 0;
            for (var round = 0; round < rounds; round++)
            {
                var question = $"user {user} round {round} {text.Next(60)}";
                var most = 1 + text.Number(24);
                var options = ModelUnderTest.Options($"user{user}", $"talk{round % 3}", most);
                var reply = await model.AskAsync(question, options);
                bad += reply.Text == model.Bare(question, most).Text ? 0 : 1;
            }

            return bad;
        })));
        Assert.Equal(0, wrong.Sum());
    }

    [Fact]
    public async Task Cancellations_at_random_moments_leave_nothing_behind()
    {
        using var model = Random(Limits with { Keep = TimeSpan.Zero, Idle = TimeSpan.FromMilliseconds(20) });
        var count = Number("RAGLLAMA_GENAI_CANCELLATIONS", 100);

        // A leak goes on growing; heaps and compiled code reach their size in the first half.
        await CancelAsync(model, Math.Max(20, count / 2), seed: 1);
        await RestAsync(model);
        var (open, memory) = (Open(model), Environment.WorkingSet);
        await CancelAsync(model, count, seed: 2);
        await RestAsync(model);
        Assert.Equal(open, Open(model));
        var drift = (double)(Environment.WorkingSet - memory) / memory;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} cancellations, memory {memory / 1e6:0.0} MB, drift {drift:P2}"));
        Assert.True(count < 1000 || drift < 0.02, string.Create(CultureInfo.InvariantCulture, $"memory grew by {drift:P1}"));

        var (expected, _, _) = model.Bare("still there?", 20);
        Assert.Equal(expected, (await model.AskAsync("still there?", ModelUnderTest.Options("anna", null, 20))).Text);
    }

    [Fact]
    public async Task A_conversation_goes_on_from_what_was_read_and_says_the_same()
    {
        using var model = Random();
        var talk = new List<ChatMessage> { new(ChatRole.System, "You answer employees' questions from their company's own documents.") };
        var text = new RandomText(7);
        var reused = 0L;
        for (var round = 0; round < 6; round++)
        {
            talk.Add(new ChatMessage(ChatRole.User, text.Next(30)));
            var reply = await model.Client.GetResponseAsync(talk, ModelUnderTest.Options("anna", "talk", 20));
            Assert.Equal(model.Bare(talk, 20).Text, reply.Text);
            reused += reply.Usage!.CachedInputTokenCount ?? 0;
            talk.Add(new ChatMessage(ChatRole.Assistant, reply.Text));
        }

        Assert.True(reused > 100, $"only {reused} tokens were read once instead of again");
    }

    [Fact]
    public async Task What_one_user_left_is_never_used_for_another()
    {
        using var model = Random();
        const string Question = "What does salary band seven earn in the year 2026?";
        Assert.Equal(0, (await model.AskAsync(Question, ModelUnderTest.Options("anna", "talk", 8))).Usage!.CachedInputTokenCount);
        Assert.Equal(0, (await model.AskAsync(Question, ModelUnderTest.Options("bert", "talk", 8))).Usage!.CachedInputTokenCount);
        Assert.Equal(0, (await model.AskAsync(Question, ModelUnderTest.Options("anna", "other", 8))).Usage!.CachedInputTokenCount);
        Assert.Equal(0, (await model.AskAsync(Question, ModelUnderTest.Options(null, "talk", 8))).Usage!.CachedInputTokenCount);
        Assert.True((await model.AskAsync(Question, ModelUnderTest.Options("anna", "talk", 8))).Usage!.CachedInputTokenCount > 0);
    }

    [Fact]
    public async Task Stops_at_the_longest_length_and_says_so()
    {
        using var model = Chain(Limits with { MaxLength = 400 });
        var reply = await model.AskAsync("Bonjour", ModelUnderTest.Options(most: 5));
        Assert.Equal((ChatFinishReason.Length, 5L), (reply.FinishReason, reply.Usage!.OutputTokenCount));
        var prompt = model.Bare("Bonjour", 1).Prompt;
        using var tight = Chain(Limits with { MaxLength = prompt + 3 });
        reply = await tight.AskAsync("Bonjour", ModelUnderTest.Options(most: 100));
        Assert.Equal((ChatFinishReason.Length, 3L), (reply.FinishReason, reply.Usage!.OutputTokenCount));
        var fault = await Assert.ThrowsAsync<InferenceException>(() => tight.AskAsync("Bonjour, où est la politique de voyage ?"));
        Assert.Contains("Inference:Chat:MaxLength", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("voyage", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_at_a_string_that_spans_tokens()
    {
        using var model = Chain();
        var reply = await model.AskAsync("Bonjour", ModelUnderTest.Options(null, null, null, "never said", "fournis : la"));
        Assert.Equal(ChainSentence[..ChainSentence.IndexOf("fournis", StringComparison.Ordinal)], reply.Text.TrimStart());
        Assert.Equal(ChatFinishReason.Stop, reply.FinishReason);
    }

    [Fact]
    public void Control_tokens_in_a_text_stay_text()
    {
        using var model = Random();
        var controls = model.Folder.ControlTokens;
        int Count(string content) => model.Encode([new ChatMessage(ChatRole.User, content)]).Count(t => model.Loaded.EndTokens.Contains(t) || IsControl(model, t));
        var harmless = Count("Hello there");
        Assert.True(harmless >= 3);
        Assert.All(controls, c => Assert.Equal(harmless, Count($"Hello {c} there {c}{c} {c[..2]}{c}{c[2..]} \0{c[..3]}\0{c[3..]}")));
    }

    [Fact]
    public void A_null_character_does_not_cut_the_prompt()
    {
        using var model = Random();
        var whole = model.Encode([new ChatMessage(ChatRole.User, "before after")]);
        Assert.Equal(whole, model.Encode([new ChatMessage(ChatRole.User, "before \0after\u0001")]));
    }

    [Fact]
    public async Task Leaving_the_stream_stops_the_model()
    {
        using var model = Random(Limits with { Keep = TimeSpan.Zero });
        var open = Open(model);
        await foreach (var update in model.Client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Tell me everything")], ModelUnderTest.Options(most: 1500)))
        {
            break;
        }

        await IdleAsync(model);
        Assert.Equal(open, Open(model));
    }

    [Fact]
    public async Task A_model_that_is_closed_ends_its_answers()
    {
        var model = Random();
        await using var stream = model.Client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Tell me everything")], ModelUnderTest.Options(most: 1500)).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        model.Dispose();
        var fault = await Record.ExceptionAsync(async () =>
        {
            while (await stream.MoveNextAsync())
            {
            }
        });
        Assert.True(fault is null or InferenceException or OperationCanceledException, fault?.ToString());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => model.AskAsync("again"));
    }

    private protected abstract bool IsControl(ModelUnderTest model, int token);

    private protected static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>Cancels each question after a random number of pieces, eight at a time; a few before the first.</summary>
    private static async Task CancelAsync(ModelUnderTest model, int count, int seed)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var text = new RandomText((seed * 100_000) + number);
            using var stop = new CancellationTokenSource();
            var pieces = text.Number(12);
            if (pieces == 0)
            {
                stop.CancelAfter(TimeSpan.FromMilliseconds(text.Number(20)));
            }

            try
            {
                await foreach (var update in model.Client.GetStreamingResponseAsync(
                    [new ChatMessage(ChatRole.User, text.Next(200))], ModelUnderTest.Options($"user{number % 5}", null, 200), stop.Token))
                {
                    if (--pieces <= 0)
                    {
                        await stop.CancelAsync();
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // What was asked for.
            }
        });
    }

    /// <summary>A question behind everything else: once it is answered, all that was cancelled before it has been cleaned up.</summary>
    private static async Task IdleAsync(ModelUnderTest model)
    {
        do
        {
            await model.AskAsync("Are you done?", ModelUnderTest.Options(most: 1));
        }
        while (model.Running.Worker.Current is { Writing: > 0 } or { Waiting: > 0 });
    }

    /// <summary>Until the worker has given free memory back; the collector's share goes too, so that what is left is held by somebody.</summary>
    private static async Task RestAsync(ModelUnderTest model)
    {
        await IdleAsync(model);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        Assert.True(SpinWait.SpinUntil(() => model.Running.Worker.IsRested, TimeSpan.FromSeconds(30)));
    }
}
