using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Indexing;
using RagLlama.Ingestion.Chunking;
using RagLlama.Text;

namespace RagLlama.Storage.Embedded;

public static class EmbeddedIndexServiceCollectionExtensions
{
    /// <summary>Adds the index that lives in a file beside the catalogue. Its generation is named by the embedder and the chunker in the container, by the analysers and by the form of the files.</summary>
    public static IServiceCollection AddEmbeddedIndex(this IServiceCollection services, EmbeddedIndexOptions options)
    {
        options.Validate();
        return services.AddSingleton<IVectorIndex>(provider =>
        {
            var embedder = provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
            var model = embedder.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId ?? embedder.GetType().Name;
            var generation = $"{model}.{TextAnalyzer.Version}.{provider.GetRequiredService<DocumentChunker>().Version}.{IndexDatabase.Format}";
            return new EmbeddedVectorIndex(
                options, generation, provider.GetService<ILoggerFactory>()?.CreateLogger<EmbeddedVectorIndex>() ?? (ILogger)NullLogger.Instance, provider.GetService<TimeProvider>());
        });
    }
}
