using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RagLlama.Inference.BuiltIn;
using RagLlama.Ingestion;
using RagLlama.Retrieval;
using RagLlama.Storage;
using RagLlama.Storage.Embedded;

namespace RagLlama.Bench;

/// <summary>What every measurement of the whole service runs on: real stores in one folder, silent.</summary>
internal static class BenchServices
{
    public static IServiceCollection In(string folder) => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
        .AddSingleton(TimeProvider.System)
        .AddCatalog(catalog => catalog.Data = folder)
        .AddEmbeddedIndex(new EmbeddedIndexOptions { Folder = Path.Combine(folder, "index") })
        .AddIngestion(new IngestionOptions())
        .AddBuiltInEmbedder()
        .AddRetrieval();
}
