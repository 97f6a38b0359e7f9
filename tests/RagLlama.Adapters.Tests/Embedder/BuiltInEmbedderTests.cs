using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference.BuiltIn;

namespace RagLlama.Adapters.Tests.Embedder;

public sealed class BuiltInEmbedderTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddBuiltInEmbedder().BuildServiceProvider();

    private IEmbeddingGenerator<string, Embedding<float>> Embedder => _services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Vectors_have_256_dimensions_and_length_one()
    {
        var vector = await EmbedAsync("Travel expenses are paid within ten days.");

        Assert.Equal(256, vector.Length);
        Assert.Equal(1f, TensorPrimitives.Norm<float>(vector), 5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?! .")]
    public async Task Text_without_a_known_piece_has_the_zero_vector(string text) =>
        Assert.All(await EmbedAsync(text), number => Assert.Equal(0f, number));

    [Fact]
    public async Task Lone_surrogates_and_long_words_do_no_harm()
    {
        var vector = await EmbedAsync("annual leave \ud83d " + new string('x', 50_000));

        Assert.All(vector, number => Assert.True(float.IsFinite(number)));
    }

    [Theory]
    [InlineData("How many holidays do I get each year?", "Employees are entitled to 25 days of annual leave.", "The pump must be cleaned every six months.")]
    [InlineData("Wo wird die Datei gespeichert?", "The file is saved in this folder.", "The pump must be cleaned every six months.")]
    public async Task A_question_is_nearer_to_its_answer_than_to_another_subject(string question, string answer, string other)
    {
        var vectors = await Embedder.GenerateAsync([question, answer, other]);

        Assert.True(Cosine(vectors[0], vectors[1]) > Cosine(vectors[0], vectors[2]));
    }

    [Fact]
    public void The_model_is_named_by_its_weights()
    {
        var metadata = Embedder.GetService<EmbeddingGeneratorMetadata>();

        Assert.NotNull(metadata);
        Assert.Equal(256, metadata.DefaultModelDimensions);
        Assert.Matches("^builtin-m12-[0-9a-f]{12}$", metadata.DefaultModelId);
    }

    [Fact]
    public void A_damaged_model_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("embedder").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models", "builtin")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllBytes(Path.Combine(folder, "table.int8"), [1, 2, 3]);

        var error = Assert.Throws<InvalidDataException>(() => BuiltInEmbedder.Load(folder));
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Stops_when_it_is_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Embedder.GenerateAsync(["a", "b"], cancellationToken: new CancellationToken(canceled: true)));

    private static float Cosine(Embedding<float> one, Embedding<float> other) => TensorPrimitives.CosineSimilarity(one.Vector.Span, other.Vector.Span);

    private async Task<float[]> EmbedAsync(string text) => (await Embedder.GenerateAsync([text]))[0].Vector.ToArray();
}
