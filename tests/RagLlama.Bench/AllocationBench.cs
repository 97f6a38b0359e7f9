using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Inference.BuiltIn;
using RagLlama.Ingestion.Chunking;
using RagLlama.Security;
using RagLlama.Storage.Embedded;

namespace RagLlama.Bench;

/// <summary>Time and bytes allocated for one question: its vector, a search by words, one by vectors, and by both.</summary>
[MemoryDiagnoser]
public class AllocationBench
{
    private const int Passages = 8000;
    private const int WordsPerPassage = 120;
    private const int Batch = 500;
    private const int Limit = 10;
    private static readonly AccessFilter Access = AccessFilter.For(Asker.User("bench"));

    private readonly string _folder = Directory.CreateTempSubdirectory("ragllama-allocations-").FullName;
    private readonly string[] _question = new string[1];
    private ServiceProvider? _services;
    private IEmbeddingGenerator<string, Embedding<float>> _embedder = null!;
    private IVectorIndex _index = null!;
    private IndexQuery _lexical = null!;
    private IndexQuery _dense = null!;
    private IndexQuery _hybrid = null!;

    /// <summary>In this process: its index is not built anew for every measurement, and no project is written anywhere.</summary>
    internal static void Run() => BenchmarkRunner.Run<AllocationBench>(
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile));

    // The toolchain in this process does not wait for a task.
    [GlobalSetup]
    public void Setup() => FillAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Cleanup()
    {
        _services?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public Task<GeneratedEmbeddings<Embedding<float>>> EmbedQuestion() => _embedder.GenerateAsync(_question);

    [Benchmark]
    public Task<IReadOnlyList<IndexHit>> SearchWords() => _index.SearchAsync(_lexical, CancellationToken.None);

    [Benchmark]
    public Task<IReadOnlyList<IndexHit>> SearchVectors() => _index.SearchAsync(_dense, CancellationToken.None);

    [Benchmark]
    public Task<IReadOnlyList<IndexHit>> SearchBoth() => _index.SearchAsync(_hybrid, CancellationToken.None);

    private async Task FillAsync()
    {
        _services = new ServiceCollection()
            .AddBuiltInEmbedder()
            .AddSingleton(new DocumentChunker(new ChunkingOptions()))
            .AddEmbeddedIndex(new EmbeddedIndexOptions { Folder = _folder })
            .BuildServiceProvider();
        _embedder = _services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        _index = _services.GetRequiredService<IVectorIndex>();
        var text = new GeneratedText(seed: 7);
        for (var from = 0; from < Passages; from += Batch)
        {
            var texts = Enumerable.Range(0, Batch).Select(_ => text.Passage(WordsPerPassage)).ToList();
            var vectors = await _embedder.GenerateAsync(texts);
            await _index.UpsertAsync([.. texts.Select((t, n) => Chunk(from + n, t, vectors[n].Vector))], CancellationToken.None);
            _question[0] = text.QuestionAbout(texts[^1]);
        }

        var vector = (await _embedder.GenerateAsync(_question))[0].Vector;
        _hybrid = new IndexQuery { Text = _question[0], Vector = vector, Access = Access, Limit = Limit };
        _lexical = _hybrid with { Mode = SearchMode.Lexical, Vector = null };
        _dense = _hybrid with { Mode = SearchMode.Dense };
    }

    private IndexedChunk Chunk(int number, string text, ReadOnlyMemory<float> vector)
    {
        var document = DocumentId.For("bench", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new IndexedChunk
        {
            Id = ChunkId.For(document, 1, 0, _index.Generation),
            DocumentId = document,
            SourceId = "bench",
            Version = 1,
            Number = 0,
            Access = AccessList.Public,
            Language = "und",
            Title = "Document " + number,
            Text = text,
            Vector = vector,
        };
    }
}
