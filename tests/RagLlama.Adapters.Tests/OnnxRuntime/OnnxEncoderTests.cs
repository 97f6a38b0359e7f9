using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Answering;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

public sealed class OnnxEncoderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_text_gets_its_own_row_whatever_the_batches()
    {
        var toy = Echo();
        using var encoder = Open(toy, batchTokens: 40);
        var random = new Random(5);
        var texts = Enumerable.Range(0, 100).Select(i => Text(1 + random.Next(20), i)).ToList();
        var got = new float[100];

        await encoder.RunAsync(texts, Take(got), Token);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), got);
        Assert.All(toy.Batches, b => Assert.True(b.Rows * b.Columns <= 40));
        Assert.Equal(texts.Sum(t => t.Ids.Length), toy.Batches.Sum(b => b.Mask.Sum()));
        Assert.All(toy.Batches, b => Assert.All(Enumerable.Range(0, b.Ids.Length).Where(c => b.Mask[c] == 0), c => Assert.Equal(1, b.Ids[c])));
        Assert.True(toy.Batches.Sum(b => b.Ids.Length) < texts.Sum(t => t.Ids.Length) * 1.15, "texts of about one length go together");
    }

    [Fact]
    public void Little_of_a_large_batch_is_padding()
    {
        var random = new Random(6);
        var texts = Enumerable.Range(0, 300).Select(i => Text(5 + random.Next(500), i)).ToList();

        var batches = EncoderJob.Divide(texts, 8192).Select(b => (Rows: b.Length, Longest: b.Max(i => texts[i].Ids.Length), Tokens: b.Sum(i => texts[i].Ids.Length))).ToList();

        Assert.Equal(300, batches.Sum(b => b.Rows));
        Assert.All(batches, b => Assert.True(b.Rows * b.Longest <= 8192));
        Assert.True(batches.Sum(b => b.Rows * b.Longest) < batches.Sum(b => b.Tokens) * 1.1);
        Assert.InRange(batches.Count, 10, 60);
    }

    [Fact]
    public async Task A_question_waits_for_one_batch_and_not_for_a_whole_document()
    {
        var toy = Echo();
        using var encoder = Open(toy, batchTokens: 10);
        var (running, go) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        toy.Running = _ =>
        {
            running.TrySetResult();
            go.Task.Wait(Token);
        };
        var passages = encoder.RunAsync([.. Enumerable.Range(0, 50).Select(i => Text(10, i))], (_, _) => { }, Token);
        await running.Task.WaitAsync(Token);
        var before = 0;
        var question = encoder.RunAsync([Text(3, 1)], (_, _) => before = toy.Batches.Count, Token);
        go.SetResult();
        await question;

        Assert.InRange(before, 2, 3);
        await passages;
        Assert.Empty(toy.Violations);
    }

    [Fact]
    public async Task A_cancelled_request_ends_at_once_and_the_others_go_on()
    {
        var toy = Echo();
        using var encoder = Open(toy);
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        toy.Running = stop =>
        {
            running.TrySetResult();
            stop.WaitHandle.WaitOne();
        };
        using var cancelling = new CancellationTokenSource();
        var cancelled = encoder.RunAsync([Text(5, 1)], (_, _) => { }, cancelling.Token);
        await running.Task.WaitAsync(Token);
        toy.Running = null;
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        var got = new float[1];
        await encoder.RunAsync([Text(5, 0)], Take(got), Token);
        Assert.Equal(0, got[0]);
    }

    [Fact]
    public async Task One_request_more_than_may_wait_is_refused()
    {
        var toy = Echo();
        using var encoder = Open(toy, queued: 2);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        toy.Running = _ => go.Task.Wait(Token);
        var inside = new[] { encoder.RunAsync([Text(1, 0)], (_, _) => { }, Token), encoder.RunAsync([Text(1, 0)], (_, _) => { }, Token) };

        var refusal = await Assert.ThrowsAsync<ModelBusyException>(() => encoder.RunAsync([Text(1, 0)], (_, _) => { }, Token));

        Assert.Contains("Inference:Test:Onnx:MaxQueued", refusal.Message, StringComparison.Ordinal);
        go.SetResult();
        await Task.WhenAll(inside);
        await encoder.RunAsync([Text(1, 0)], (_, _) => { }, Token);
    }

    [Fact]
    public async Task Faults_belong_to_one_request_and_name_a_remedy()
    {
        var toy = Echo();
        using var encoder = Open(toy);
        toy.Running = _ => throw new ModelFaultException(ModelFault.Memory, "There was not enough memory while running the model.");
        Assert.Contains("Lower Inference:Test:Onnx:BatchTokens", (await Assert.ThrowsAsync<InferenceException>(() => encoder.RunAsync([Text(1, 0)], (_, _) => { }, Token))).Message, StringComparison.Ordinal);
        toy.Running = _ => throw new InvalidOperationException("secret text");
        Assert.DoesNotContain("secret", (await Assert.ThrowsAsync<InferenceException>(() => encoder.RunAsync([Text(1, 0)], (_, _) => { }, Token))).Message, StringComparison.Ordinal);
        toy.Running = null;
        await encoder.RunAsync([Text(1, 0)], (_, _) => { }, Token);
    }

    [Fact]
    public async Task Disposal_ends_what_runs_and_what_waits_and_then_the_session()
    {
        var toy = Echo();
        var encoder = Open(toy);
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        toy.Running = stop =>
        {
            running.TrySetResult();
            stop.WaitHandle.WaitOne();
        };
        var requests = Enumerable.Range(0, 3).Select(_ => encoder.RunAsync([Text(4, 0)], (_, _) => { }, Token)).ToList();
        await running.Task.WaitAsync(Token);
        encoder.Dispose();

        foreach (var request in requests)
        {
            Assert.Contains("shut down", (await Assert.ThrowsAsync<InferenceException>(() => request)).Message, StringComparison.Ordinal);
        }

        Assert.True(toy.IsDisposed);
        Assert.Empty(toy.Violations);
        await Assert.ThrowsAsync<InferenceException>(() => encoder.RunAsync([Text(1, 0)], (_, _) => { }, Token));
    }

    /// <summary>Gives the last token of each row, which says whose row it is.</summary>
    private static ToyEncoder Echo() => new(batch => new TensorValues([.. Enumerable.Range(0, batch.Rows).Select(row => (float)ToyEncoder.Row(batch, row)[^1])], [batch.Rows, 1]));

    private static Action<TextBatch, TensorValues> Take(float[] got) => (batch, result) =>
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            got[batch.Places[row]] = result.Values[row];
        }
    };

    private static EncodedText Text(int length, int last) => new([.. Enumerable.Repeat(7, length - 1), last], IsCut: false);

    private static OnnxEncoder Open(ToyEncoder toy, int batchTokens = 1000, int queued = 100) => new(
        toy,
        new EncoderPlan { Name = "toy", Section = "Inference:Test", Output = "logits", Padding = 1, MaxLength = 64, BatchTokens = batchTokens, MaxQueued = queued },
        NullLogger.Instance);
}
