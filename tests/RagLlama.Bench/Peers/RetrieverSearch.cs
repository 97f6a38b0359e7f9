using Microsoft.Extensions.DependencyInjection;
using RagLlama.Evaluation;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Retrieval;
using RagLlama.Security;
using RagLlama.Sources;
using RagLlama.Storage.Catalog;

namespace RagLlama.Bench.Peers;

/// <summary>The product as it runs: the ingestion pipeline with catalogue and files, the retriever with its re-check.</summary>
internal sealed class RetrieverSearch : IOurSearch
{
    private static readonly Asker Anyone = Asker.User("bench");

    private readonly ServiceProvider _services;
    private readonly RetrievalSetSource _source;
    private readonly Retriever _retriever;

    private RetrieverSearch(ServiceProvider services, RetrievalSetSource source) =>
        (_services, _source, _retriever) = (services, source, services.GetRequiredService<Retriever>());

    public static async Task<IOurSearch> OpenAsync(RetrievalSet set, string folder)
    {
        var source = new RetrievalSetSource(set);
        var services = BenchServices.In(folder)
            .AddSingleton<ISourceConnector>(source)
            .AddSingleton<ITextExtractor>(source)
            .BuildServiceProvider();
        await services.GetRequiredService<ICatalogInitializer>().InitializeAsync(default);
        await services.GetRequiredService<IDocumentCatalog>().SaveSourceAsync(RetrievalSetSource.Definition, default);
        await services.GetRequiredService<SourceSynchronizer>().SyncAsync(RetrievalSetSource.SourceId, SyncOptions.Asked, default);
        await services.GetRequiredService<QueueDrain>().RunAsync(new IngestionOptions().Workers, progress: null, default);
        return new RetrieverSearch(services, source);
    }

    public async Task<IReadOnlyList<string>> SearchAsync(string question)
    {
        var found = await _retriever.FindAsync(new RetrievalQuery { Text = question, Limit = OurBench.Fetched }, Anyone, default);
        return [.. found.Select(p => _source.PassageIdOf(p.Document.Id)).Distinct(StringComparer.Ordinal).Take(OurBench.Depth)];
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
