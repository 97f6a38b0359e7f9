using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.TestKit.Fakes;

/// <summary>Embeds a text as the sum of its terms' hashed directions: texts that share words are near each other, the same on every machine.</summary>
public sealed class HashEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 64;

    private readonly EmbeddingGeneratorMetadata _metadata = new("hash", defaultModelId: "hash-64", defaultModelDimensions: Dimensions);

    /// <summary>How many texts of each call were said to be questions.</summary>
    public ConcurrentQueue<int> Queries { get; } = new();

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Queries.Enqueue(EmbeddedQueries.CountIn(options));
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(EmbedText(value)))));
    }

    public static float[] EmbedText(string text)
    {
        var vector = new float[Dimensions];
        foreach (var term in TextAnalyzer.Analyze(text, "und"))
        {
            var hash = 2166136261u;
            foreach (var c in term)
            {
                hash = (hash ^ c) * 16777619u;
            }

            vector[(int)((hash >> 1) % (uint)Dimensions)] += (hash & 1) == 0 ? 1 : -1;
        }

        var norm = MathF.Sqrt(vector.Sum(x => x * x));
        return norm == 0 ? vector : [.. vector.Select(x => x / norm)];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
