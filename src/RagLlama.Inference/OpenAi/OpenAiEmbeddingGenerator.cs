using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Embeddings;
using Polly;

namespace RagLlama.Inference.OpenAi;

/// <summary>Embeddings over any OpenAI-compatible endpoint, L2-normalised here because not every endpoint does it.</summary>
internal sealed class OpenAiEmbeddingGenerator(Endpoint endpoint, HttpClient http, TimeProvider time, ILogger<OpenAiEmbeddingGenerator> logger)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Texts of one request: small enough for every known endpoint's limit.</summary>
    private const int BatchSize = 64;

    private readonly ResiliencePipeline pipeline = EndpointPipelines.Create(endpoint, time, logger);
    private readonly EmbeddingClient client = new(endpoint.Model, endpoint.Credential(), endpoint.ClientOptions(http));
    private readonly EmbeddingGeneratorMetadata metadata = new("openai", endpoint.BaseUrl, endpoint.Model);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(BatchSize))
        {
            result.AddRange(await EmbedAsync(batch, cancellationToken));
        }

        return result;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => http.Dispose();

    private async Task<List<Embedding<float>>> EmbedAsync(string[] batch, CancellationToken cancellationToken)
    {
        using var call = new EndpointCall(endpoint, pipeline, time);
        var reply = await call.OpenAsync(
            async token => (await client.GenerateEmbeddingsAsync(batch, cancellationToken: token)).Value.OrderBy(e => e.Index).ToList(),
            cancellationToken);
        if (reply.Count != batch.Length)
        {
            throw new InferenceException($"{endpoint.Display} returned {reply.Count} vectors for {batch.Length} texts. Check the endpoint's own log.");
        }

        return reply.ConvertAll(e => new Embedding<float>(Normalise(e.ToFloats())) { ModelId = endpoint.Model });
    }

    private static ReadOnlyMemory<float> Normalise(ReadOnlyMemory<float> vector)
    {
        var norm = TensorPrimitives.Norm(vector.Span);
        var result = new float[vector.Length];
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector.Span, norm, result);
        }

        return result;
    }
}
