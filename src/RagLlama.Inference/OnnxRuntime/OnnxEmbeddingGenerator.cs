using Microsoft.Extensions.AI;
using RagLlama.Inference.OnnxRuntime.Tokens;
using RagLlama.Retrieval;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>
/// An embedder in process. Vectors have length 1. A text that is longer than the model reads is cut, and its vector says so under <see cref="CutKey"/>.
/// </summary>
internal sealed class OnnxEmbeddingGenerator(EmbeddingModel model, Lazy<OnnxEncoder> encoder) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Property of a vector whose text was cut.</summary>
    public const string CutKey = "ragllama.cut";

    private readonly EncoderTokenizer tokenizer = model.Folder.Tokenizer;
    private readonly EmbeddingGeneratorMetadata metadata = new("onnx", defaultModelId: model.Id, defaultModelDimensions: model.Folder.HiddenSize);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var queries = EmbeddedQueries.CountIn(options);
        var texts = values.Select((text, place) => tokenizer.Encode((place < queries ? model.QueryPrefix : model.PassagePrefix) + text, model.MaxLength)).ToList();
        var vectors = new float[texts.Count][];
        await encoder.Value.RunAsync(texts, (batch, result) => Pooled.Read(model.Pooling, batch, result, vectors), cancellationToken);
        return [.. vectors.Select((vector, place) => Describe(vector, texts[place].IsCut))];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
        if (encoder.IsValueCreated)
        {
            encoder.Value.Dispose();
        }
    }

    private Embedding<float> Describe(float[] vector, bool isCut) => new(vector)
    {
        ModelId = model.Id,
        AdditionalProperties = isCut ? new() { [CutKey] = true } : null,
    };
}
