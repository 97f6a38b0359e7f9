using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OpenAi;
using RagLlama.Retrieval;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

public sealed class OnnxEmbeddingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takes_the_mean_of_the_tokens_or_the_first_and_brings_it_to_length_one()
    {
        await using var fixture = new EncoderFixture { Toy = Vectors() };

        var mean = await fixture.Embedder().GenerateAsync(["the", "the leave of weeks"], cancellationToken: Token);
        var first = await fixture.Embedder(o => o.Pooling = Pooling.Cls).GenerateAsync(["the", "the leave of weeks"], cancellationToken: Token);

        // One token points one way, all others another: three tokens make (1, 2), six make (1, 5).
        Assert.All(mean.Concat(first), e => Assert.Equal(1, Math.Sqrt(e.Vector.ToArray().Sum(v => (double)v * v)), 5));
        Assert.All(first, e => Assert.Equal(1, e.Vector.Span[0]));
        Assert.Equal(1 / Math.Sqrt(1 + 4), mean[0].Vector.Span[0], 5);
        Assert.Equal(1 / Math.Sqrt(1 + 25), mean[1].Vector.Span[0], 5);
    }

    [Fact]
    public async Task Questions_and_passages_begin_as_the_model_wants_it()
    {
        var toy = Vectors();
        await using var fixture = new EncoderFixture { Toy = toy };
        var embedder = fixture.Embedder(o => (o.QueryPrefix, o.PassagePrefix) = ("query: ", "passage: "));

        await embedder.GenerateAsync(["the", "the"], EmbeddedQueries.First, Token);
        await embedder.GenerateAsync(["the"], cancellationToken: Token);

        var rows = toy.Batches.SelectMany(b => Enumerable.Range(0, b.Rows).Select(r => (Place: b.Places[r], Row: ToyEncoder.Row(b, r)))).ToList();
        Assert.Equal(["▁query", "▁passage", "▁passage"], rows.Take(2).OrderBy(r => r.Place).Append(rows[2]).Select(r => EncoderFolderBuilder.Vocabulary[(int)r.Row[1]]));
    }

    [Fact]
    public async Task Known_models_are_used_as_their_manifest_says_and_others_have_to_be_described()
    {
        await using var fixture = new EncoderFixture { Toy = Vectors() };
        var folder = Path.Combine(fixture.Files.Path, "multilingual-e5-small");
        CopyTo(fixture.Files, folder);
        var e5 = fixture.Embeddings(o => (o.ModelPath, o.Pooling) = (folder, Pooling.Auto)).GetRequiredService<EmbeddingModel>();
        Assert.Equal((Pooling.Mean, "query: ", "passage: "), (e5.Pooling, e5.QueryPrefix, e5.PassagePrefix));

        var unknown = Assert.Throws<ArgumentException>(() => fixture.Embedder(o => o.Pooling = Pooling.Auto));
        Assert.Contains("Inference:Embeddings:Pooling", unknown.Message, StringComparison.Ordinal);
        fixture.Files.Write("1_Pooling/config.json", """{"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":false}""");
        Assert.Equal(Pooling.Cls, fixture.Embeddings(o => o.Pooling = Pooling.Auto).GetRequiredService<EmbeddingModel>().Pooling);
    }

    [Fact]
    public async Task Its_id_names_the_model_and_changes_with_everything_that_changes_the_vectors()
    {
        await using var fixture = new EncoderFixture { Toy = Vectors() };
        string Id(Action<EmbeddingInferenceOptions>? change = null) => fixture.Embedder(change).GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId!;
        var ids = new List<string>
        {
            Id(), Id(o => o.Pooling = Pooling.Cls), Id(o => o.QueryPrefix = "q: "), Id(o => o.PassagePrefix = "q: "), Id(o => o.MaxLength = 32),
        };
        Assert.Matches("^onnx-ragllama-encoder-[A-Za-z0-9_-]+-[0-9a-f]{12}$", ids[0]);
        Assert.Equal(ids[0], Id(o => o.Onnx.Threads = 2));
        Assert.Equal(8, fixture.Embedder().GetService<EmbeddingGeneratorMetadata>()!.DefaultModelDimensions);

        fixture.Files.Write("README.md", "not part of the model");
        Assert.Equal(ids[0], Id());
        File.WriteAllBytes(fixture.Files.At("model.onnx"), TinyEncoders.Embedder(TinyEncoders.Rows(seed: 2)));
        ids.Add(Id());
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_text_that_was_cut_says_so()
    {
        var toy = Vectors();
        await using var fixture = new EncoderFixture { Toy = toy };

        var embeddings = await fixture.Embedder(o => o.MaxLength = 16).GenerateAsync(["the leave", string.Join(' ', Enumerable.Repeat("the", 40))], cancellationToken: Token);

        Assert.Null(embeddings[0].AdditionalProperties);
        Assert.Equal(true, embeddings[1].AdditionalProperties![OnnxEmbeddingGenerator.CutKey]);
        Assert.Equal(16, toy.Batches.Max(b => b.Columns));
    }

    [Fact]
    public async Task Values_that_are_no_numbers_and_shapes_that_do_not_fit_are_errors()
    {
        float[] Values(TextBatch batch, float value) => [.. Enumerable.Repeat(value, batch.Rows * batch.Columns * 4)];
        await AssertFails(new ToyEncoder(b => new TensorValues(Values(b, float.NaN), [b.Rows, b.Columns, 4])), "no numbers");
        await AssertFails(new ToyEncoder(b => new TensorValues(Values(b, float.PositiveInfinity), [b.Rows, b.Columns, 4])), "no numbers");
        await AssertFails(new ToyEncoder(b => new TensorValues(Values(b, 1), [b.Columns, b.Rows + 1, 4])), "another shape");
        await AssertFails(new ToyEncoder(b => new TensorValues([], [b.Rows, b.Columns, 0])), "another shape");
    }

    [Fact]
    public async Task What_is_no_encoder_is_refused_when_it_is_loaded()
    {
        await AssertLoads(toy => toy.Inputs = [ToyEncoder.Slot("input_ids"), ToyEncoder.Slot("pixels")], "'pixels'");
        await AssertLoads(toy => toy.Inputs = [ToyEncoder.Slot("attention_mask")], "input_ids");
        await AssertLoads(toy => toy.Inputs = [ToyEncoder.Slot("input_ids", TensorSlot.Float)], "64 bit");
        await AssertLoads(toy => toy.Inputs = [ToyEncoder.Slot("input_ids")], "no input attention_mask");
        await AssertLoads(toy => toy.Outputs = [new("logits", TensorSlot.Float, [-1, 2])], "last_hidden_state");
        await AssertLoads(toy => toy.LoadFault = new ModelFaultException(ModelFault.Failed, "cuda is not there"), "cuda is not there");
    }

    [Fact]
    public async Task Settings_are_checked_before_anything_is_read()
    {
        await using var fixture = new EncoderFixture { Toy = Vectors() };
        string Refusal(Action<EmbeddingInferenceOptions> change) => Assert.Throws<ArgumentException>(() => fixture.Embedder(change)).Message;
        Assert.Contains("Inference:Embeddings:ModelPath", Refusal(o => o.ModelPath = null), StringComparison.Ordinal);
        Assert.Contains("Inference:Embeddings:MaxLength", Refusal(o => o.MaxLength = 3), StringComparison.Ordinal);
        Assert.Contains("at most 64 tokens", Refusal(o => o.MaxLength = 65), StringComparison.Ordinal);
        Assert.Contains("Inference:Embeddings:Onnx:ExecutionProvider", Refusal(o => o.Onnx.ExecutionProvider = "dml"), StringComparison.Ordinal);
        Assert.Contains("Inference:Embeddings:Onnx:BatchTokens", Refusal(o => o.Onnx.BatchTokens = 5), StringComparison.Ordinal);
        Assert.Contains("Inference:Embeddings:Onnx:Threads", Refusal(o => o.Onnx.Threads = 0), StringComparison.Ordinal);
        Assert.Contains("Inference:Embeddings:Onnx:MaxQueued", Refusal(o => o.Onnx.MaxQueued = 0), StringComparison.Ordinal);
    }

    private static async Task AssertFails(ToyEncoder toy, string words)
    {
        toy.Outputs = [new("last_hidden_state", TensorSlot.Float, [-1, -1, 4])];
        await using var fixture = new EncoderFixture { Toy = toy };
        var fault = await Assert.ThrowsAsync<InferenceException>(() => fixture.Embedder().GenerateAsync(["the leave"], cancellationToken: Token));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    private static async Task AssertLoads(Action<ToyEncoder> change, string words)
    {
        var toy = Vectors();
        change(toy);
        await using var fixture = new EncoderFixture { Toy = toy };
        var provider = fixture.Embeddings();
        var model = provider.GetRequiredService<LocalModel>();
        Assert.Contains("mean of up to 64 tokens", model.Describe(), StringComparison.Ordinal);
        var fault = Assert.Throws<InferenceException>(() => model.Load(provider));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Inference:Embeddings:ModelPath", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The first token points along the first axis, all others along the second.</summary>
    private static ToyEncoder Vectors() => new(batch => new TensorValues(
        [.. Enumerable.Range(0, batch.Rows * batch.Columns).SelectMany(cell => cell % batch.Columns == 0 ? new[] { 1f, 0, 0, 0 } : [0, 1f, 0, 0])], [batch.Rows, batch.Columns, 4]))
    {
        Outputs = [new("last_hidden_state", TensorSlot.Float, [-1, -1, 4])],
    };

    private static void CopyTo(EncoderFolderBuilder files, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(files.Path))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
