using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering.Guards;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Native;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OnnxRuntime.Native;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

/// <summary>Real sessions of small models whose results are computed here as well; skipped, with the reason, where the library is not installed.</summary>
public sealed class NativeEncoderTests
{
    public NativeEncoderTests() => NativeEncoders.SkipUnlessInstalled();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, OnnxWriter.Float, "last_hidden_state")]
    [InlineData(true, OnnxWriter.Float, "token_embeddings")]
    [InlineData(false, OnnxWriter.Half, "last_hidden_state")]
    [InlineData(true, OnnxWriter.Half, "some_name")]
    public async Task Vectors_are_the_mean_of_the_tokens_that_the_model_gives(bool hasTypes, int type, string output)
    {
        await using var fixture = new EncoderFixture(TinyEncoders.Embedder(hasTypes: hasTypes, type: type, output: output));
        var texts = Texts(60);

        var embeddings = await fixture.Embedder(o => o.Onnx.BatchTokens = 512).GenerateAsync(texts, cancellationToken: Token);

        for (var i = 0; i < texts.Count; i++)
        {
            AssertNear(Expected(texts[i], Pooling.Mean), embeddings[i].Vector.Span, type == OnnxWriter.Half ? 2e-3 : 1e-5);
        }
    }

    [Fact]
    public async Task The_first_tokens_vector_is_taken_where_the_model_wants_it()
    {
        await using var fixture = new EncoderFixture(TinyEncoders.Embedder());
        var embedding = (await fixture.Embedder(o => o.Pooling = Pooling.Cls).GenerateAsync(["the leave"], cancellationToken: Token))[0];
        AssertNear(Expected("the leave", Pooling.Cls), embedding.Vector.Span, 1e-5);
    }

    [Fact]
    public async Task Many_callers_at_once_get_each_their_own_vectors_and_nothing_is_left_over()
    {
        await using var fixture = new EncoderFixture(TinyEncoders.Embedder());
        var embedder = fixture.Embedder();
        await embedder.GenerateAsync(["the"], cancellationToken: Token);
        var before = OrtHandle.Open;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (var round = 0; round < 20; round++)
            {
                var texts = Texts(5, caller + (round * 100));
                var embeddings = await embedder.GenerateAsync(texts, cancellationToken: Token);
                for (var i = 0; i < texts.Count; i++)
                {
                    AssertNear(Expected(texts[i], Pooling.Mean), embeddings[i].Vector.Span, 1e-5);
                }
            }
        })));
        Assert.Equal(before, OrtHandle.Open);
    }

    [Fact]
    public async Task Scores_and_verdicts_are_those_of_the_model()
    {
        var weights = OnnxWriter.Table(EncoderFolderBuilder.Vocabulary.Count, 1, seed: 4);
        await using var ranked = new EncoderFixture(TinyEncoders.Classifier(weights, 1));
        var passages = Texts(20);
        var scores = await ranked.Reranker().ScoreAsync("parental leave", passages, Token);
        var tokenizer = EncoderFolderBuilder.Read(EncoderFolderBuilder.Tokenizer());
        Assert.Equal(passages.Select(p => tokenizer.EncodePair("parental leave", p, 64).Ids.Sum(id => weights[id])), scores.Select(s => (float)s), Near);

        await using var judged = new EncoderFixture(TinyEncoders.WordClassifier("▁bomb"));
        var guard = judged.PromptGuard();
        Assert.Equal(["injection"], (await guard.CheckAsync(new GuardedText(GuardTargets.Question, string.Concat(Enumerable.Repeat("the days ", 300)) + "bomb"), Token)).Categories);
        Assert.True((await guard.CheckAsync(new GuardedText(GuardTargets.Question, string.Concat(Enumerable.Repeat("the days ", 300))), Token)).IsSafe);
    }

    [Fact]
    public async Task A_run_in_progress_ends_when_it_is_cancelled()
    {
        // 300 multiplications of [4096, 256] by [256, 256]: a second or more on any machine.
        const int width = 256;
        var writer = new OnnxWriter().Input("input_ids").Input("attention_mask").Weights("rows", new float[EncoderFolderBuilder.Vocabulary.Count * width], EncoderFolderBuilder.Vocabulary.Count, width).Weights("square", new float[width * width], width, width)
            .Node("Gather", ["rows", "input_ids"], "h0");
        for (var layer = 0; layer < 300; layer++)
        {
            writer.Node("MatMul", [$"h{layer}", "square"], $"h{layer + 1}");
        }

        await using var fixture = new EncoderFixture(writer.Output("h300", OnnxWriter.Float, "batch", "tokens", width).Finish());
        var embedder = fixture.Embedder();
        await embedder.GenerateAsync(["the"], cancellationToken: Token);
        using var cancelling = new CancellationTokenSource();
        var asked = embedder.GenerateAsync([.. Enumerable.Repeat(string.Concat(Enumerable.Repeat("the ", 60)), 64)], cancellationToken: cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Single(await embedder.GenerateAsync(["the"], cancellationToken: Token));
    }

    [Fact]
    public async Task Values_that_are_no_numbers_are_an_error()
    {
        var rows = TinyEncoders.Rows();
        rows[EncoderFolderBuilder.IdOf("▁bomb") * TinyEncoders.Width] = float.NaN;
        await using var fixture = new EncoderFixture(TinyEncoders.Embedder(rows));
        var embedder = fixture.Embedder();
        Assert.Contains("no numbers", (await Assert.ThrowsAsync<InferenceException>(() => embedder.GenerateAsync(["bomb"], cancellationToken: Token))).Message, StringComparison.Ordinal);
        Assert.Single(await embedder.GenerateAsync(["leave"], cancellationToken: Token));
    }

    [Fact]
    public async Task A_token_beyond_the_models_table_is_an_error_that_names_no_text()
    {
        // The table has fewer rows than the tokenizer has pieces.
        var model = new OnnxWriter().Input("input_ids").Input("attention_mask").Weights("rows", new float[5 * 4], 5, 4).Node("Gather", ["rows", "input_ids"], "last_hidden_state").Output("last_hidden_state", OnnxWriter.Float, "batch", "tokens", 4);
        await using var fixture = new EncoderFixture(model.Finish());
        var fault = await Assert.ThrowsAsync<InferenceException>(() => fixture.Embedder().GenerateAsync(["leave"], cancellationToken: Token));
        Assert.Contains("failed while running the model", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_models_are_refused_with_a_reason_and_the_process_lives()
    {
        await AssertRefused(new OnnxWriter().Input("input_ids").Input("pixels").Node("Add", ["input_ids", "pixels"], "out").Output("out", OnnxWriter.Int64, "batch", "tokens").Finish(), "'pixels'");
        await AssertRefused(new OnnxWriter().Input("input_ids").Node("Nonsense", ["input_ids"], "out").Output("out", OnnxWriter.Float, "batch", "tokens", 8).Finish(), "Nonsense");
        await AssertRefused(new OnnxWriter().Input("input_ids").Node("Gather", ["missing", "input_ids"], "out").Output("out", OnnxWriter.Float, "batch", "tokens", 8).Finish(), "missing");
        await AssertRefused(new OnnxWriter().Input("input_ids", OnnxWriter.Float).Node("Identity", ["input_ids"], "out").Output("out", OnnxWriter.Float, "batch", "tokens").Finish(), "64 bit");
        await AssertRefused(new OnnxWriter().Input("input_ids").Input("attention_mask").Node("Identity", ["input_ids"], "out").Output("out", OnnxWriter.Int64, "batch", "tokens").Finish(), "last_hidden_state");
        await AssertRefused(TinyEncoders.Classifier(new float[EncoderFolderBuilder.Vocabulary.Count * 3], 3), "last_hidden_state");

        // A graph of numbers where vectors are expected: known at the run.
        await using var whole = new EncoderFixture(new OnnxWriter().Input("input_ids").Input("attention_mask").Numbers("last", 2).Node("Unsqueeze", ["input_ids", "last"], "last_hidden_state").Output("last_hidden_state", OnnxWriter.Int64, "batch", "tokens", 1).Finish());
        Assert.Contains("neither in 32 nor in 16", (await Assert.ThrowsAsync<InferenceException>(() => whole.Embedder().GenerateAsync(["the"], cancellationToken: Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_damaged_at_random_are_read_or_refused_and_the_process_lives()
    {
        var whole = TinyEncoders.Embedder();
        var random = new Random(11);
        var refused = 0;
        for (var round = 0; round < 150; round++)
        {
            var damaged = whole.ToArray();
            for (var flip = 0; flip < 3; flip++)
            {
                // The graph's structure stands around the table of weights: before it and behind it.
                var at = random.Next(2) == 0 ? random.Next(200) : damaged.Length - 1 - random.Next(500);
                damaged[at] ^= (byte)(1 << random.Next(8));
            }

            await using var fixture = new EncoderFixture(damaged);
            try
            {
                await fixture.Embedder().GenerateAsync(["the leave of weeks"], cancellationToken: Token);
            }
            catch (InferenceException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 20, 150);
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_an_error_and_no_fallback()
    {
        await using var fixture = new EncoderFixture(TinyEncoders.Embedder());
        var provider = fixture.Embeddings(o => o.Onnx.ExecutionProvider = "cuda");
        var fault = Assert.Throws<InferenceException>(() => provider.GetRequiredService<Lazy<OnnxEncoder>>().Value);
        Assert.Contains("cuda", fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Telemetry_is_off_and_the_library_is_known_by_its_version()
    {
        OrtLibrary.Environment(NativeEncoders.Library);
        Assert.Equal("1", NativeEnvironment.Get("ORT_DISABLE_TELEMETRY"));
        Assert.Matches(@"^1\.\d+\.\d+", OrtLibrary.Version);
    }

    [Fact]
    public void Objects_after_their_end_throw_instead_of_crashing()
    {
        using var files = new EncoderFolderBuilder();
        var folder = Inference.OnnxRuntime.Folder.EncoderFolderReader.Read("Inference:Test", files.Path, verifyHashes: false);
        var session = new OrtEncoderLoader(new NativeLibraries(NativeEncoders.Library)).Load(folder, new OnnxEncoderOptions());
        var batch = TextBatch.Of([folder.Tokenizer.Encode("the", 10)], [0], 1);
        Assert.Equal([1, 3, TinyEncoders.Width], session.Run(batch, "last_hidden_state", Token).Shape);
        Assert.Throws<ModelFaultException>(() => session.Run(batch, "no_such_output", Token));
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Run(batch, "last_hidden_state", Token));
    }

    private static async Task AssertRefused(byte[] model, string words)
    {
        await using var fixture = new EncoderFixture(model);
        var provider = fixture.Embeddings();
        var fault = Assert.Throws<InferenceException>(() => provider.GetRequiredService<Lazy<OnnxEncoder>>().Value);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    private static List<string> Texts(int count, int seed = 1)
    {
        var random = new Random(seed);
        var words = EncoderFolderBuilder.Vocabulary.Where(v => v.Length > 1 && v[0] == '▁').Select(v => v[1..]).ToList();
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, 1 + random.Next(40)).Select(_ => words[random.Next(words.Count)])))];
    }

    private static double[] Expected(string text, Pooling pooling)
    {
        var rows = TinyEncoders.Rows();
        var ids = EncoderFolderBuilder.Read(EncoderFolderBuilder.Tokenizer()).Encode(text, 64).Ids;
        var sum = new double[TinyEncoders.Width];
        foreach (var id in pooling == Pooling.Cls ? ids[..1] : ids)
        {
            for (var d = 0; d < sum.Length; d++)
            {
                sum[d] += rows[(id * TinyEncoders.Width) + d];
            }
        }

        var norm = Math.Sqrt(sum.Sum(v => v * v));
        return [.. sum.Select(v => v / norm)];
    }

    private static void AssertNear(double[] expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var d = 0; d < expected.Length; d++)
        {
            Assert.Equal(expected[d], actual[d], tolerance);
        }
    }

    private static bool Near(float left, float right) => Math.Abs(left - right) < 1e-4;
}
