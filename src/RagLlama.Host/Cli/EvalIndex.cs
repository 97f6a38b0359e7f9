using System.Diagnostics;
using RagLlama.Evaluation;
using RagLlama.Host.Hosting;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Retrieval;
using RagLlama.Security;
using RagLlama.Sources;

namespace RagLlama.Host.Cli;

/// <summary>A set's passages, ingested by the real pipeline into a folder that is deleted at the end.</summary>
internal sealed class EvalIndex : IAsyncDisposable
{
    // A long passage is several chunks: fetch enough for ten different passages.
    private const int Fetched = 50;

    private readonly DirectoryInfo _folder;
    private readonly ServiceProvider _services;
    private readonly RetrievalSetSource _source;

    private EvalIndex(DirectoryInfo folder, ServiceProvider services, RetrievalSetSource source) =>
        (_folder, _services, _source) = (folder, services, source);

    public static Asker Everyone { get; } = Asker.User("eval");

    public IServiceProvider Services => _services;

    public TimeSpan IndexTime { get; private set; }

    /// <summary>Catalogue and index are the embedded ones whatever is configured: a measurement must not touch the service's own.</summary>
    public static async Task<EvalIndex> BuildAsync(RagLlamaSettings settings, RetrievalSet corpus, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("ragllama-eval-");
        (settings.Data, settings.Catalog, settings.Index) = (folder.FullName, new CatalogSettings(), new IndexSettings());
        var source = new RetrievalSetSource(corpus);
        var services = new ServiceCollection()
            .AddLogging()
            .AddRagLlama(settings)
            .AddSingleton<ISourceConnector>(source)
            .AddSingleton<ITextExtractor>(source)
            .BuildServiceProvider();
        var index = new EvalIndex(folder, services, source);
        try
        {
            var clock = Stopwatch.StartNew();
            await index.FillAsync(settings.Ingestion.Workers, cancellationToken);
            index.IndexTime = clock.Elapsed;
            return index;
        }
        catch
        {
            await index.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<string>> RetrieveAsync(SetQuery query, SearchMode mode, CancellationToken cancellationToken)
    {
        var found = await _services.GetRequiredService<Retriever>()
            .FindAsync(new RetrievalQuery { Text = query.Text, Mode = mode, Limit = Fetched }, Everyone, cancellationToken);
        return [.. found.Select(p => _source.PassageIdOf(p.Document.Id))];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task FillAsync(int workers, CancellationToken cancellationToken)
    {
        await Startup.OpenAsync(_services, cancellationToken);
        await _services.GetRequiredService<IDocumentCatalog>().SaveSourceAsync(RetrievalSetSource.Definition, cancellationToken);
        await _services.GetRequiredService<SourceSynchronizer>().SyncAsync(RetrievalSetSource.SourceId, SyncOptions.Asked, cancellationToken);
        await _services.GetRequiredService<QueueDrain>().RunAsync(workers, progress: null, cancellationToken);
    }
}
