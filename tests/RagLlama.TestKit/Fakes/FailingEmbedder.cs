using Microsoft.Extensions.AI;

namespace RagLlama.TestKit.Fakes;

/// <summary>The hash embedder, until it is given a fault.</summary>
public sealed class FailingEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly HashEmbedder _embedder = new();

    public Exception? Fault { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Calls { get; private set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        return Fault is null ? _embedder.GenerateAsync(values, options, cancellationToken) : Task.FromException<GeneratedEmbeddings<Embedding<float>>>(Fault);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => _embedder.GetService(serviceType, serviceKey);

    public void Dispose() => _embedder.Dispose();
}
