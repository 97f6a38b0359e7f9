using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using RagLlama.Answering;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Worker;
using RagLlama.Inference.OpenAi;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.OnnxGenAI;

public sealed class ModelWorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly WorkerLimits Limits = new() { MaxLength = 1000, TokenBudget = 8000 };

    [Fact]
    public async Task Refuses_a_question_beyond_the_queue_and_says_when_to_come_back()
    {
        using var gate = new Gate();
        using var model = Make(Limits with { Parallel = 1, MaxQueued = 3, MaxQueuedPerUser = 2 }, gate);
        var first = model.AskAsync("one", ModelUnderTest.Options("anna"));
        var second = model.AskAsync("two", ModelUnderTest.Options("anna"));
        var own = await Assert.ThrowsAsync<ModelBusyException>(() => model.AskAsync("three", ModelUnderTest.Options("anna")));
        Assert.InRange(own.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        var third = model.AskAsync("three", ModelUnderTest.Options("bert"));
        await Assert.ThrowsAsync<ModelBusyException>(() => model.AskAsync("four", ModelUnderTest.Options("cleo")));
        gate.Open();
        await Task.WhenAll(first, second, third).WaitAsync(Patience);
        await model.AskAsync("four", ModelUnderTest.Options("cleo")).WaitAsync(Patience);
    }

    [Fact]
    public async Task Tells_a_waiting_question_its_place_and_takes_users_in_turn()
    {
        using var model = Make(Limits with { Parallel = 1, MaxQueuedPerUser = 9, MaxLength = 1_000_000, TokenBudget = 4_000_000 });
        var mayEnd = false;
        Toy(model).MayEnd = () => Volatile.Read(ref mayEnd);
        var started = new ConcurrentQueue<int>();
        Toy(model).Making = started.Enqueue;
        var places = new ConcurrentDictionary<string, List<int>>();
        var asked = new List<Task>();
        string[] names = ["a1", "a2", "a3", "b1"];
        foreach (var name in names)
        {
            // The length tells in which order they were begun.
            var most = 900_000 + Array.IndexOf(names, name);
            asked.Add(Task.Run(() => AskAsync(model, name, most, places)));
            Assert.True(SpinWait.SpinUntil(() => model.Running.Worker.Current is var load && load.Writing + load.Waiting == asked.Count, Patience));
        }

        var waiting = model.Running.Worker.Current;
        Assert.Equal((1, 3), (waiting.Writing, waiting.Waiting));
        Assert.True(waiting.ExpectedWait > TimeSpan.Zero);
        Volatile.Write(ref mayEnd, true);
        await Task.WhenAll(asked).WaitAsync(Patience);
        Assert.Equal(["a1", "a2", "b1", "a3"], started.Select(length => names[length - started.Min()]));
        Assert.Empty(places["a1"]);
        Assert.Equal([1], places["a2"]);
        Assert.Equal([2, 1], places["b1"]);
        Assert.Equal([2, 3, 2, 1], places["a3"]);
    }

    [Fact]
    public async Task Never_holds_more_tokens_than_memory_was_set_aside_for()
    {
        using var model = Make(Limits with { TokenBudget = 1000, Parallel = 50, MaxQueuedPerUser = 50, MaxQueued = 500 });
        var text = new RandomText(5);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => model.AskAsync(text.Next(20), ModelUnderTest.Options($"user{n % 7}", $"talk{n % 2}", 1 + text.Number(300))))).WaitAsync(Patience);
        Assert.InRange(Toy(model).PeakCapacity, 300, 1000);
        Assert.InRange(model.Running.Worker.Current.TokensInUse, 0, 1000);
    }

    [Fact]
    public async Task Others_go_on_while_a_long_prompt_is_read()
    {
        using var model = Make(Limits with { PrefillTokens = 16, MaxLength = 1_000_000, TokenBudget = 4_000_000 });
        var (mayEnd, steps) = (false, new ConcurrentQueue<ToyGeneration>());
        Toy(model).MayEnd = () => Volatile.Read(ref mayEnd);
        Toy(model).Stepping = steps.Enqueue;
        var writing = model.AskAsync("short", ModelUnderTest.Options("anna"));
        Assert.True(SpinWait.SpinUntil(() => steps.Count > 20, Patience));
        await model.AskAsync(new string('x', 800), ModelUnderTest.Options("bert", null, 1)).WaitAsync(Patience);
        Volatile.Write(ref mayEnd, true);
        await writing.WaitAsync(Patience);

        var (all, anna) = (steps.ToList(), steps.First());
        Assert.InRange(all.Count(s => s != anna), 50, 60);
        Assert.DoesNotContain(all.Zip(all.Skip(1)), pair => pair.First != anna && pair.Second != anna);
    }

    [Fact]
    public async Task Cancelling_breaks_off_the_reading_of_a_prompt_at_once()
    {
        using var model = Make(Limits);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Toy(model).Stepping = generation =>
        {
            entered.TrySetResult();
            SpinWait.SpinUntil(() => generation.IsTerminated, Patience);
        };
        using var stop = new CancellationTokenSource();
        var asked = model.AskAsync("A question whose prompt takes for ever to read", null, stop.Token);
        await entered.Task.WaitAsync(Patience);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.True(SpinWait.SpinUntil(() => Toy(model).LiveGenerations == 0, Patience));
    }

    [Fact]
    public async Task Cancelling_stops_within_two_tokens()
    {
        using var model = Make(Limits, sentence: new string('a', 900));
        using var stop = new CancellationTokenSource();
        var (made, madeAtCancel) = (0, 0);
        Toy(model).Stepping = _ => Interlocked.Increment(ref made);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in model.Client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "go")], null, stop.Token))
            {
                await stop.CancelAsync();
                madeAtCancel = Volatile.Read(ref made);
            }
        });
        Assert.True(SpinWait.SpinUntil(() => Toy(model).LiveGenerations == 0, Patience));
        Assert.InRange(made - madeAtCancel, 0, 2);
    }

    [Fact]
    public async Task A_cancelled_question_gives_its_place_in_the_queue_back()
    {
        using var gate = new Gate();
        using var model = Make(Limits with { Parallel = 1, MaxQueued = 2 }, gate);
        var first = model.AskAsync("one");
        using var stop = new CancellationTokenSource();
        var second = model.AskAsync("two", null, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.Open();
        await first.WaitAsync(Patience);
        await Task.WhenAll(model.AskAsync("three"), model.AskAsync("four")).WaitAsync(Patience);
    }

    [Fact]
    public async Task A_fault_in_one_answer_leaves_the_others_alone()
    {
        using var model = Make(Limits);
        var bad = 0;
        Toy(model).Stepping = generation =>
        {
            if (generation.Decoding.Sample && ++bad == 3)
            {
                throw new ModelFaultException(ModelFault.Failed, "ONNX Runtime GenAI failed while making a token.");
            }
        };
        var good = model.AskAsync("good", ModelUnderTest.Options("anna", null, 50));
        var failing = ModelUnderTest.Options("bert", null, 50);
        failing.Temperature = 0.7f;
        var fault = await Assert.ThrowsAsync<InferenceException>(() => model.AskAsync("bad secret", failing));
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        Assert.Equal(model.Bare("good", 50).Text, (await good.WaitAsync(Patience)).Text);
    }

    [Fact]
    public async Task When_memory_runs_out_what_is_kept_goes_first()
    {
        using var model = Make(Limits);
        await model.AskAsync("one", ModelUnderTest.Options("anna", "talk", 20));
        Assert.Equal(1, Toy(model).LiveGenerations);
        Toy(model).Making = _ =>
        {
            if (Toy(model).LiveGenerations > 0)
            {
                throw new ModelFaultException(ModelFault.Memory, "There was not enough memory while making a generation.");
            }
        };
        Assert.Equal(model.Bare("two", 20).Text, (await model.AskAsync("two", ModelUnderTest.Options("bert", "talk", 20))).Text);
        Toy(model).Making = _ => throw new ModelFaultException(ModelFault.Memory, "There was not enough memory while making a generation.");
        var fault = await Assert.ThrowsAsync<InferenceException>(() => model.AskAsync("three", ModelUnderTest.Options("cleo")));
        Assert.Contains("KvMemoryMegabytes", fault.Message, StringComparison.Ordinal);
        Toy(model).Making = null;
        await model.AskAsync("four").WaitAsync(Patience);
    }

    [Fact]
    public async Task What_is_kept_goes_when_its_time_is_over()
    {
        var time = new ManualTimeProvider();
        using var model = Make(Limits with { Keep = TimeSpan.FromMinutes(5) }, time: time);
        await model.AskAsync("one", ModelUnderTest.Options("anna", "talk", 20));
        Assert.True(SpinWait.SpinUntil(() => model.Running.Worker.Current.Kept == 1, Patience));
        time.Advance(TimeSpan.FromMinutes(6));
        await model.AskAsync("two", ModelUnderTest.Options(most: 1));
        Assert.True(SpinWait.SpinUntil(() => model.Running.Worker.Current.Kept == 0, Patience));
        Assert.Equal(0, Toy(model).LiveGenerations);
    }

    [Fact]
    public async Task Gives_free_memory_back_once_when_there_is_nothing_to_do()
    {
        using var model = Make(Limits with { Keep = TimeSpan.Zero, Idle = TimeSpan.FromMilliseconds(1) });
        Assert.True(model.Running.Worker.IsRested);
        await model.AskAsync("one").WaitAsync(Patience);
        Assert.True(SpinWait.SpinUntil(() => model.Running.Worker.IsRested, Patience));
        await model.AskAsync("two").WaitAsync(Patience);
        Assert.True(SpinWait.SpinUntil(() => model.Running.Worker.IsRested, Patience));
        Assert.InRange(Toy(model).Rests, 1, 2);
        Assert.Empty(Toy(model).Violations);
    }

    [Fact]
    public async Task A_slow_model_takes_turns_token_by_token_and_a_quick_one_several_at_a_time()
    {
        var slow = await TurnsAsync(TimeSpan.FromMilliseconds(6));
        var quick = await TurnsAsync(TimeSpan.FromMicroseconds(100));
        Assert.InRange(slow.Max(), 1, 1);
        Assert.InRange(quick.Max(), 2, 32);
    }

    [Fact]
    public async Task A_newcomer_does_not_wait_for_the_turns_of_the_others()
    {
        using var model = Make(Limits with { MaxLength = 1_000_000, TokenBudget = 4_000_000, Turn = Patience, TurnTokens = int.MaxValue / 8 });
        var mayEnd = false;
        Toy(model).MayEnd = () => Volatile.Read(ref mayEnd);
        var writing = model.AskAsync("long", ModelUnderTest.Options("anna"));
        Assert.True(SpinWait.SpinUntil(() => model.Running.Worker.Current.Writing == 1, Patience));
        await model.AskAsync("short", ModelUnderTest.Options("bert", null, 1)).WaitAsync(Patience);
        Volatile.Write(ref mayEnd, true);
        await writing.WaitAsync(Patience);
    }

    /// <summary>Lengths of the turns of two long answers, each token taking so long on the model's clock.</summary>
    private static async Task<List<int>> TurnsAsync(TimeSpan token)
    {
        var time = new ManualTimeProvider();
        using var model = Make(Limits with { MaxLength = 1_000_000, TokenBudget = 4_000_000 }, time: time);
        var (mayEnd, both) = (false, new ConcurrentDictionary<ToyGeneration, int>());
        var turns = new ConcurrentQueue<(ToyGeneration Who, int Length)>();
        ToyGeneration? last = null;
        var length = 0;
        Toy(model).MayEnd = () => Volatile.Read(ref mayEnd);
        Toy(model).Stepping = generation =>
        {
            time.Advance(token);
            both[generation] = 1;
            if (generation != last && last is not null && both.Count == 2)
            {
                turns.Enqueue((last, length));
                length = 0;
            }

            (last, length) = (generation, length + 1);
        };
        var asked = Task.WhenAll(model.AskAsync("one", ModelUnderTest.Options("anna")), model.AskAsync("two", ModelUnderTest.Options("bert")));
        Assert.True(SpinWait.SpinUntil(() => turns.Count > 50, Patience));
        Volatile.Write(ref mayEnd, true);
        await asked.WaitAsync(Patience);

        // The first ones were begun when one of the two was alone, or read its prompt.
        return [.. turns.Skip(10).Take(30).Select(t => t.Length)];
    }

    private static async Task AskAsync(ModelUnderTest model, string name, int most, ConcurrentDictionary<string, List<int>> places)
    {
        var seen = places.GetOrAdd(name, _ => []);
        await foreach (var update in model.Client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, name)], ModelUnderTest.Options(name[..1], null, most)))
        {
            seen.AddRange(update.Contents.OfType<WaitingContent>().Select(w => w.Position));
        }
    }

    private static ToyModel Toy(ModelUnderTest model) => (ToyModel)model.Loaded;

    private static ModelUnderTest Make(WorkerLimits limits, Gate? gate = null, TimeProvider? time = null, string? sentence = null)
    {
        var model = new ModelUnderTest(() => new ToyModel(sentence), ToyRuntimeTests.Folder, limits, time);
        Toy(model).Stepping = gate is null ? null : gate.Pass;
        return model;
    }

    /// <summary>Holds the worker inside its first step until it is opened.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly ManualResetEventSlim open = new();

        public void Open() => open.Set();

        public void Pass(ToyGeneration _)
        {
            open.Wait(Patience);
        }

        public void Dispose() => open.Set();
    }
}
