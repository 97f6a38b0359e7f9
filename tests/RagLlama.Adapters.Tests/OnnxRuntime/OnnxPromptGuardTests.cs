using Microsoft.Extensions.DependencyInjection;
using RagLlama.Adapters.Tests.OpenAi;
using RagLlama.Answering.Guards;
using RagLlama.Inference;
using RagLlama.Inference.Guards;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OpenAi;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

public sealed class OnnxPromptGuardTests : ContentGuardConformance, IAsyncDisposable
{
    private readonly EncoderFixture fixture = new(TinyEncoders.WordClassifier("▁bomb")) { Toy = Bomb() };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task A_long_text_is_judged_whole_and_the_worst_part_counts()
    {
        var guard = fixture.PromptGuard();
        for (var at = 0; at < 2400; at += 160)
        {
            var text = string.Concat(Enumerable.Repeat("the days of leave ", 140)).Insert(at / 18 * 18, "bomb ");
            Assert.False((await guard.CheckAsync(Question(text), Token)).IsSafe);
        }

        Assert.True((await guard.CheckAsync(Question(string.Concat(Enumerable.Repeat("the days of leave ", 140))), Token)).IsSafe);
        Assert.All(fixture.Toy!.Batches, b => Assert.True(b.Columns <= 64));
    }

    [Fact]
    public async Task Characters_that_become_many_tokens_hide_nothing()
    {
        // One character of this table becomes two tokens, another one 20.
        var map = CharsMapBuilder.Build(new() { ["ﷻ"] = "a ", ["ﷺ"] = "a b c d e f g h i j " });
        fixture.Files.Write("tokenizer.json", EncoderFolderBuilder.Tokenizer($$"""{"type":"Precompiled","precompiled_charsmap":"{{map}}"}"""));
        var guard = fixture.PromptGuard();

        for (var before = 40; before < 80; before++)
        {
            Assert.False((await guard.CheckAsync(Question(new string('ﷻ', before) + " bomb " + new string('ﷻ', 120 - before)), Token)).IsSafe);
        }

        Assert.True((await guard.CheckAsync(Question(new string('ﷻ', 126)), Token)).IsSafe);
        var fault = await Assert.ThrowsAsync<InferenceException>(() => guard.CheckAsync(Question(new string('ﷺ', 800) + " bomb"), Token));
        Assert.Contains("more tokens", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"0":"LABEL_0","1":"LABEL_1"}""", false)]
    [InlineData("""{"0":"BENIGN","1":"MALICIOUS"}""", false)]
    [InlineData("""{"0":"malicious","1":"benign"}""", true)]
    [InlineData("null", false)]
    public async Task The_class_of_an_attack_is_read_from_the_files(string labels, bool isTurned)
    {
        Write(labels);

        Assert.Equal(isTurned, (await fixture.PromptGuard().CheckAsync(Question("bomb"), Token)).IsSafe);
        Assert.Equal(!isTurned, (await fixture.PromptGuard().CheckAsync(Question("leave"), Token)).IsSafe);
    }

    [Theory]
    [InlineData("""{"0":"POSITIVE","1":"NEGATIVE"}""", "classes are POSITIVE, NEGATIVE")]
    [InlineData("""{"0":"BENIGN","1":"INJECTION","2":"JAILBREAK"}""", "expected two")]
    [InlineData("""{"0":"BENIGN"}""", "expected two")]
    [InlineData("""{"0":"MALICIOUS","1":"JAILBREAK"}""", "expected two")]
    [InlineData("""{"1":"BENIGN","2":"MALICIOUS"}""", "not numbered from 0")]
    public void Other_classes_are_refused_before_the_model_is_loaded(string labels, string words)
    {
        Write(labels);
        var provider = fixture.Guards();

        Assert.Contains(words, Assert.Throws<InferenceException>(() => provider.GetRequiredService<LocalModel>().Describe()).Message, StringComparison.Ordinal);
        Assert.Throws<InferenceException>(() => provider.GetServices<IContentGuard>().ToList());
        Assert.Empty(fixture.Toy!.Batches);
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("tokenizer.json")]
    [InlineData("config.json")]
    public void A_service_does_not_start_without_its_guard(string missing)
    {
        File.Delete(fixture.Files.At(missing));
        var provider = fixture.Guards(o => o.OnFailure = GuardFailure.Open);
        var model = provider.GetRequiredService<LocalModel>();

        Assert.Contains($"{missing}: it is missing", Assert.Throws<InferenceException>(model.Describe).Message, StringComparison.Ordinal);
        Assert.Throws<InferenceException>(() => model.Load(provider));
    }

    [Fact]
    public async Task A_guard_that_takes_too_long_gives_no_verdict()
    {
        var (toy, time) = (Bomb(), new RecordingClock());
        await using var slow = new EncoderFixture { Toy = toy, Time = time };
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        toy.Running = stop =>
        {
            running.TrySetResult();
            stop.WaitHandle.WaitOne();
        };
        var asked = slow.PromptGuard(o => o.TimeoutSeconds = 60).CheckAsync(Question("the"), Token);
        await running.Task.WaitAsync(Token);
        time.PassEveryLimit();

        Assert.Contains("Inference:Guards:PromptGuard:TimeoutSeconds", (await Assert.ThrowsAsync<InferenceException>(() => asked)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_are_no_numbers_are_no_verdict()
    {
        await using var broken = new EncoderFixture { Toy = new ToyEncoder(b => new TensorValues([.. Enumerable.Repeat(float.NaN, b.Rows * 2)], [b.Rows, 2])) };

        await Assert.ThrowsAsync<InferenceException>(() => broken.PromptGuard().CheckAsync(Question("the"), Token));
    }

    [Fact]
    public void Settings_are_checked_and_decide_what_is_read()
    {
        Assert.Equal(GuardTargets.Question | GuardTargets.Passage, fixture.PromptGuard(o => o.Passages = true).Targets);
        Assert.False(fixture.PromptGuard(o => o.OnFailure = GuardFailure.Open).FailsClosed);
        Assert.Contains("Inference:Guards:PromptGuard:ModelPath", Assert.Throws<ArgumentException>(() => fixture.PromptGuard(o => o.ModelPath = " ")).Message, StringComparison.Ordinal);
        Assert.Contains("Inference:Guards:PromptGuard:Onnx:Threads", Assert.Throws<ArgumentException>(() => fixture.PromptGuard(o => o.Onnx.Threads = 9999)).Message, StringComparison.Ordinal);
        Assert.Contains("Inference:Guards:PromptGuard:Threshold", Assert.Throws<ArgumentException>(() => fixture.PromptGuard(o => o.Threshold = 1)).Message, StringComparison.Ordinal);
    }

    protected override IContentGuard Create() => fixture.PromptGuard();

    protected override IContentGuard CreateDown()
    {
        fixture.Toy!.Running = _ => throw new InvalidOperationException("The model is down.");
        return fixture.PromptGuard();
    }

    private static ToyEncoder Bomb() => ToyEncoder.Judge(ids => ids.Contains(EncoderFolderBuilder.IdOf("▁bomb")));

    private static GuardedText Question(string text) => new(GuardTargets.Question, text);

    private void Write(string labels) => fixture.Files.Write("config.json", $$"""{"max_position_embeddings":64,"pad_token_id":1,"id2label":{{labels}}}""");
}
