using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering.Relevance;
using RagLlama.Retrieval;

namespace RagLlama.Inference.BuiltIn;

public static class BuiltInEmbedderServiceCollectionExtensions
{
    /// <summary>
    /// Adds the embedder that needs no download, as <c>IEmbeddingGenerator&lt;string, Embedding&lt;float&gt;&gt;</c> of 256 dimensions, and its
    /// <see cref="IPassageWindows"/> and <see cref="EvidenceEmbedder"/>.
    /// </summary>
    public static IServiceCollection AddBuiltInEmbedder(this IServiceCollection services) => services
        .AddEvidence(searchesIndex: true)
        .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => provider.GetRequiredService<BuiltInEmbedder>())
        .AddSingleton<IPassageWindows>(provider => provider.GetRequiredService<BuiltInEmbedder>().Windows);

    /// <summary>Adds it as <see cref="EvidenceEmbedder"/> alone, beside the embedder that the index is searched with.</summary>
    public static IServiceCollection AddBuiltInEvidence(this IServiceCollection services) => services.AddEvidence(searchesIndex: false);

    private static IServiceCollection AddEvidence(this IServiceCollection services, bool searchesIndex) => services
        .AddSingleton(_ => BuiltInEmbedder.Load(Path.Combine(AppContext.BaseDirectory, "models", "builtin")))
        .AddSingleton(provider =>
        {
            var model = provider.GetRequiredService<BuiltInEmbedder>();
            return new EvidenceEmbedder(model, searchesIndex, model.Windows);
        });
}
