using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RagLlama.Indexing;
using RagLlama.Ingestion.Chunking;
using RagLlama.Jobs;
using RagLlama.Sources;

namespace RagLlama.Ingestion;

public static class IngestionServiceCollectionExtensions
{
    /// <summary>Everything between a source and the index; the adapters it works on are added by their own projects.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services, IngestionOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new DocumentChunker(options.Chunking));
        services.AddSingleton<SourceSynchronizer>();
        services.AddSingleton<JobProcessor>();
        services.AddSingleton<QueueDrain>();
        services.AddSingleton<Housekeeping>();
        services.AddSingleton<ConsistencyCheck>();
        services.AddSingleton<IDocumentReader, DocumentReader>();
        services.AddSingleton<IDocumentRemoval, DocumentRemoval>();
        services.AddSingleton(p => new DocumentIndexer(
            p.GetRequiredService<IVectorIndex>(), p.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(), options));
        services.AddSingleton(p => new IndexRepair(p.GetRequiredService<IDocumentCatalog>(), p.GetRequiredService<IVectorIndex>(), p.GetRequiredService<DocumentIndexer>()));
        services.AddSingleton(p => new IngestionPipeline(
            p.GetRequiredService<IDocumentCatalog>(),
            p.GetRequiredService<IVectorIndex>(),
            p.GetRequiredService<IBlobStore>(),
            p.GetRequiredService<ITextExtractor>(),
            p.GetRequiredService<DocumentChunker>(),
            p.GetRequiredService<DocumentIndexer>(),
            options,
            p.GetServices<ISourceConnector>(),
            p.GetRequiredService<ILogger<IngestionPipeline>>()));
        return services;
    }
}
