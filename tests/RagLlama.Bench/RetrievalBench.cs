using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Inference.BuiltIn;
using RagLlama.Ingestion.Chunking;
using RagLlama.Security;
using RagLlama.Storage.Embedded;

namespace RagLlama.Bench;

/// <summary>Time of one hybrid search, question text to hits, in the embedded index with the built-in embedder.</summary>
internal static class RetrievalBench
{
    private const int WordsPerPassage = 120;
    private const int Batch = 500;

    public static async Task RunAsync(int passages, int questions)
    {
        var folder = Directory.CreateTempSubdirectory("ragllama-bench-");
        try
        {
            await using var services = new ServiceCollection()
                .AddBuiltInEmbedder()
                .AddSingleton(new DocumentChunker(new ChunkingOptions()))
                .AddEmbeddedIndex(new EmbeddedIndexOptions { Folder = folder.FullName })
                .BuildServiceProvider();
            var index = services.GetRequiredService<IVectorIndex>();
            var embedder = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
            var text = new GeneratedText(seed: 7);

            var clock = Stopwatch.StartNew();
            var asked = await FillAsync(index, embedder, text, passages, questions);
            var indexSeconds = clock.Elapsed.TotalSeconds;

            await SearchAsync(index, embedder, asked);
            using var process = Process.GetCurrentProcess();
            var cpu = process.TotalProcessorTime;
            var milliseconds = await SearchAsync(index, embedder, asked);
            process.Refresh();
            Print(passages, indexSeconds, milliseconds, (process.TotalProcessorTime - cpu).TotalMilliseconds / asked.Count, process.PeakWorkingSet64);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<string>> FillAsync(
        IVectorIndex index, IEmbeddingGenerator<string, Embedding<float>> embedder, GeneratedText text, int passages, int questions)
    {
        var asked = new List<string>();
        for (var from = 0; from < passages; from += Batch)
        {
            var texts = Enumerable.Range(from, Math.Min(Batch, passages - from)).Select(_ => text.Passage(WordsPerPassage)).ToList();
            var vectors = await embedder.GenerateAsync(texts);
            await index.UpsertAsync([.. texts.Select((t, i) => Chunk(index.Generation, from + i, t, vectors[i].Vector))], CancellationToken.None);
            if (asked.Count < questions)
            {
                asked.AddRange(texts.Take(Math.Max(1, (questions * Batch / passages) + 1)).Select(text.QuestionAbout));
            }
        }

        return asked;
    }

    private static IndexedChunk Chunk(string generation, int number, string text, ReadOnlyMemory<float> vector)
    {
        var document = DocumentId.For("bench", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new IndexedChunk
        {
            Id = ChunkId.For(document, 1, 0, generation),
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

    private static async Task<List<double>> SearchAsync(IVectorIndex index, IEmbeddingGenerator<string, Embedding<float>> embedder, List<string> asked)
    {
        var access = AccessFilter.For(Asker.User("bench"));
        var milliseconds = new List<double>();
        foreach (var question in asked)
        {
            var start = Stopwatch.GetTimestamp();
            var vector = (await embedder.GenerateAsync([question]))[0].Vector;
            await index.SearchAsync(new IndexQuery { Text = question, Vector = vector, Access = access, Limit = 40 }, CancellationToken.None);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return milliseconds;
    }

    private static void Print(int passages, double indexSeconds, List<double> milliseconds, double cpuMilliseconds, long peakBytes)
    {
        milliseconds.Sort();
        double At(double share) => Math.Round(milliseconds[(int)(share * (milliseconds.Count - 1))], 2);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "retrieval",
            peer = "ragllama",
            set = $"generated-{passages}",
            queries = milliseconds.Count,
            p50_ms = At(.50),
            p95_ms = At(.95),
            p99_ms = At(.99),
            cpu_ms_per_query = Math.Round(cpuMilliseconds, 2),
            docs_per_s = Math.Round(passages / indexSeconds),
            rss_peak_mb = Math.Round(peakBytes / 1048576.0),
        }));
    }
}
