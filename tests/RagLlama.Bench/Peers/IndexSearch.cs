using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Documents;
using RagLlama.Evaluation;
using RagLlama.Indexing;
using RagLlama.Inference.BuiltIn;
using RagLlama.Ingestion;
using RagLlama.Ingestion.Chunking;
using RagLlama.Security;
using RagLlama.Storage.Embedded;

namespace RagLlama.Bench.Peers;

/// <summary>The embedded index and the built-in embedder alone, as the peers are: no catalogue, no files, no jobs. A lexical search indexes words alone, any other both words and vectors.</summary>
internal sealed class IndexSearch : IOurSearch
{
    private const int Batch = 512;
    private const string Source = "bench";
    private static readonly AccessFilter Access = AccessFilter.For(Asker.User("bench"));

    private readonly ServiceProvider _services;
    private readonly IVectorIndex _index;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _embedder;
    private readonly DocumentChunker _chunker;
    private readonly SearchMode _mode;
    private readonly Dictionary<DocumentId, string> _ids = [];

    private IndexSearch(ServiceProvider services, SearchMode mode)
    {
        (_services, _mode) = (services, mode);
        _index = services.GetRequiredService<IVectorIndex>();
        _embedder = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        _chunker = services.GetRequiredService<DocumentChunker>();
    }

    public static async Task<IOurSearch> OpenAsync(RetrievalSet set, SearchMode mode, string folder)
    {
        var services = new ServiceCollection()
            .AddBuiltInEmbedder()
            .AddSingleton(new DocumentChunker(new ChunkingOptions()))
            .AddEmbeddedIndex(new EmbeddedIndexOptions { Folder = folder })
            .BuildServiceProvider();
        var search = new IndexSearch(services, mode);
        // As the service's workers do: each takes the next document and does all of it.
        var batches = new ConcurrentQueue<SetPassage[]>(set.Passages.Chunk(Batch));
        await Task.WhenAll(Enumerable.Range(0, new IngestionOptions().Workers).Select(_ => Task.Run(() => search.AddAllAsync(batches))));
        return search;
    }

    public async Task<IReadOnlyList<string>> SearchAsync(string question)
    {
        ReadOnlyMemory<float>? vector = _mode == SearchMode.Lexical ? null : (await _embedder.GenerateAsync([question]))[0].Vector;
        var query = new IndexQuery { Text = question, Vector = vector, Access = Access, Mode = _mode, Limit = OurBench.Fetched };
        var hits = await _index.SearchAsync(query, default);
        return [.. hits.Select(h => _ids[h.DocumentId]).Distinct(StringComparer.Ordinal).Take(OurBench.Depth)];
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task AddAllAsync(ConcurrentQueue<SetPassage[]> batches)
    {
        while (batches.TryDequeue(out var batch))
        {
            await AddAsync(batch);
        }
    }

    private async Task AddAsync(IReadOnlyList<SetPassage> passages)
    {
        var chunks = passages.SelectMany(p => Split(p).Select(c => (Passage: p, Chunk: c))).ToList();
        var vectors = _mode == SearchMode.Lexical ? null : await _embedder.GenerateAsync(chunks.Select(c => c.Passage.Title + "\n" + c.Chunk.Text));
        await _index.UpsertAsync([.. chunks.Select((c, i) => Indexed(c.Passage, c.Chunk, vectors?[i].Vector ?? default))], default);
    }

    private IReadOnlyList<Chunk> Split(SetPassage passage)
    {
        var id = DocumentId.For(Source, passage.Id);
        lock (_ids)
        {
            _ids[id] = passage.Id;
        }

        var document = new ExtractedDocument
        {
            MediaType = "text/plain",
            Text = passage.Text,
            Blocks = [new DocumentBlock { Type = BlockType.Paragraph, Span = new TextSpan(0, passage.Text.Length) }],
        };
        return _chunker.Split(id, 1, _index.Generation, document);
    }

    private static IndexedChunk Indexed(SetPassage passage, Chunk chunk, ReadOnlyMemory<float> vector) => new()
    {
        Id = chunk.Id,
        DocumentId = chunk.DocumentId,
        SourceId = Source,
        Version = 1,
        Number = chunk.Number,
        Access = AccessList.Public,
        Language = chunk.Language,
        Title = passage.Title,
        Text = chunk.Text,
        Vector = vector,
    };
}
