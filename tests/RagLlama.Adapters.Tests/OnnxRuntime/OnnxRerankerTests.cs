using RagLlama.Adapters.Tests.OpenAi;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OpenAi;
using RagLlama.Retrieval.Reranking;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

public sealed class OnnxRerankerTests : RerankerConformance, IAsyncDisposable
{
    private readonly EncoderFixture fixture = new(TinyEncoders.Classifier(new float[EncoderFolderBuilder.Vocabulary.Count], 1)) { Toy = Overlap() };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Reads_question_and_passage_together_and_cuts_what_does_not_fit()
    {
        var reranker = fixture.Reranker(o => o.MaxLength = 16);

        await reranker.ScoreAsync("the leave", [string.Join(' ', Enumerable.Repeat("weeks", 40)), "days"], Token);

        var rows = fixture.Toy!.Batches.SelectMany(b => Enumerable.Range(0, b.Rows).Select(r => ToyEncoder.Row(b, r))).ToList();
        Assert.Equal(16, rows[0].Length);
        Assert.Equal("<s> ▁the ▁leave </s> </s> ▁days </s>", string.Join(' ', rows[1].Select(id => EncoderFolderBuilder.Vocabulary[(int)id])));
    }

    [Fact]
    public async Task A_score_that_is_no_number_is_an_error()
    {
        await using var broken = new EncoderFixture { Toy = new ToyEncoder(b => new TensorValues([.. Enumerable.Repeat(float.NaN, b.Rows)], [b.Rows, 1])) { Outputs = [new("logits", TensorSlot.Float, [-1, 1])] } };

        await Assert.ThrowsAsync<InferenceException>(() => broken.Reranker().ScoreAsync("the", ["leave"], Token));
    }

    [Fact]
    public void A_model_with_several_classes_is_no_reranker()
    {
        fixture.Toy!.Outputs = [new("logits", TensorSlot.Float, [-1, 2])];

        Assert.Contains("one number for each text", Assert.Throws<InferenceException>(() => fixture.Reranker()).Message, StringComparison.Ordinal);
        Assert.True(fixture.Toy.IsDisposed);
    }

    [Fact]
    public async Task A_model_that_takes_too_long_is_given_up()
    {
        var toy = Overlap();
        var time = new RecordingClock();
        await using var slow = new EncoderFixture { Toy = toy, Time = time };
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        toy.Running = stop =>
        {
            running.TrySetResult();
            stop.WaitHandle.WaitOne();
        };
        var asked = slow.Reranker(o => o.TimeoutSeconds = 60).ScoreAsync("the", ["leave"], Token);
        await running.Task.WaitAsync(Token);
        time.PassEveryLimit();

        Assert.Contains("Inference:Reranker:TimeoutSeconds", (await Assert.ThrowsAsync<InferenceException>(() => asked)).Message, StringComparison.Ordinal);
    }

    protected override IReranker Create() => fixture.Reranker();

    /// <summary>Counts the question's pieces, but for the mark of a word, among the passage's.</summary>
    private static ToyEncoder Overlap() => new(batch => new TensorValues(
        [.. Enumerable.Range(0, batch.Rows).Select(row =>
        {
            var ids = ToyEncoder.Row(batch, row);
            var end = Array.IndexOf(ids, 2);
            return (float)ids.Take(end).Distinct().Count(id => id > 2 && id != EncoderFolderBuilder.IdOf("▁") && ids.AsSpan(end + 2).Contains(id));
        })],
        [batch.Rows, 1]))
    {
        Outputs = [new("logits", TensorSlot.Float, [-1, 1])],
    };
}
