using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Indexing;
using RagLlama.Text;

namespace RagLlama.Storage.Embedded;

public static class EmbeddedIndexServiceCollectionExtensions
{
    /// <summary>Adds the index that lives in a file beside the catalogue. Its generation is named by the embedder in the container and by the analysers.</summary>
    public static IServiceCollection AddEmbeddedIndex(this IServiceCollection services, EmbeddedIndexOptions options)
    {
        options.Validate();
        return services.AddSingleton<IVectorIndex>(provider =>
        {
            var embedder = provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
            var model = embedder.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId ?? embedder.GetType().Name;
            return new EmbeddedVectorIndex(options, $"{model}.{TextAnalyzer.Version}");
        });
    }
}
