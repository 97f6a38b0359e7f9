using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Sources;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Core.Tests.Ingestion;

/// <summary>The whole way from a source to the index on fakes, with one fault point in front of every store.</summary>
internal sealed class IngestionHouse : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _isRestarted;

    public IngestionHouse(InMemoryVectorIndex? index = null, IngestionHouse? restartOf = null, IngestionOptions? options = null)
    {
        _isRestarted = restartOf is not null;
        Index = index ?? restartOf?.Index ?? new InMemoryVectorIndex();
        Queue = restartOf?.Queue ?? new InMemoryJobQueue();
        Catalog = restartOf?.Catalog ?? new InMemoryDocumentCatalog(Queue);
        Blobs = restartOf?.Blobs ?? new InMemoryBlobStore();
        Connector = restartOf?.Connector ?? new ScriptedConnector();
        _services = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Fault.Guard<IVectorIndex>(Index))
            .AddSingleton(Fault.Guard<IDocumentCatalog>(Catalog))
            .AddSingleton(Fault.Guard<IJobQueue>(Queue))
            .AddSingleton(Fault.Guard<IBlobStore>(Blobs))
            .AddSingleton<ISourceConnector>(Connector)
            .AddSingleton<ITextExtractor>(Extractor)
            .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(new HashEmbedder())
            .AddIngestion(options ?? new IngestionOptions())
            .BuildServiceProvider();
    }

    public FaultPoint Fault { get; } = new();

    public InMemoryVectorIndex Index { get; }

    public InMemoryDocumentCatalog Catalog { get; }

    public InMemoryJobQueue Queue { get; }

    public InMemoryBlobStore Blobs { get; }

    public ScriptedConnector Connector { get; }

    public PlainTextExtractor Extractor { get; } = new();

    public static Asker Anna { get; } = Asker.User("anna@example.com");

    public static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Synchronises the source and works until the queue is empty.</summary>
    public async Task<SyncSummary> RunAsync(SyncOptions? options = null, AccessList? access = null)
    {
        await Get<IDocumentCatalog>().SaveSourceAsync(ScriptedConnector.Source(access), Token);
        var summary = await Get<SourceSynchronizer>().SyncAsync("scripted", options ?? SyncOptions.Asked, Token);
        await Get<QueueDrain>().RunAsync(workers: 1, progress: null, Token);
        return summary;
    }

    public Task<ConsistencyReport> CheckAsync() => new ConsistencyCheck(Catalog, Index, Blobs, Queue).RunAsync(Token);

    public async Task<DocumentRecord> FindAsync(string name) =>
        await Catalog.FindAsync(ScriptedConnector.IdOf(name), Token) ?? throw new InvalidOperationException($"'{name}' is not in the catalogue.");

    public async Task<IReadOnlyList<IndexHit>> SearchAsync(string text, Asker? asker = null) => await Index.SearchAsync(
        new IndexQuery { Text = text, Access = AccessFilter.For(asker ?? Anna), Limit = 50, Mode = SearchMode.Lexical }, Token);

    public void Dispose()
    {
        _services.Dispose();
        if (!_isRestarted)
        {
            Blobs.Dispose();
        }
    }
}
