using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Inference.BuiltIn;
using RagLlama.Ingestion.Chunking;
using RagLlama.Security;
using RagLlama.Storage.Embedded;
using RagLlama.Text;

namespace RagLlama.Bench;

/// <summary>
/// The lexical leg by itself: indexing (analysis, writing, segments; vectors are made up), searching by words, and searching by both legs, for
/// askers who may see different shares of the passages. CPU time of the process, background work included.
/// </summary>
internal static class LexicalBench
{
    private const int WordsPerPassage = 120;
    private const int Batch = 500;
    private const int Dimensions = 256;
    private const int AnalysedPassages = 2_000;

    /// <param name="shares">Of the passages, 0 to 1: what each asker may see.</param>
    public static async Task RunAsync(int passages, int questions, params double[] shares)
    {
        var folder = Directory.CreateTempSubdirectory("ragllama-bench-");
        try
        {
            var asked = await IndexAsync(folder.FullName, passages, questions, shares);

            // Another instance, as after a restart: nothing is left in memory from indexing.
            await using var services = Services(folder.FullName);
            var index = services.GetRequiredService<IVectorIndex>();
            var clock = Stopwatch.StartNew();
            await SearchAsync(index, asked[..1], SearchMode.Lexical, shares[0]);
            Console.WriteLine(JsonSerializer.Serialize(new { bench = "open", set = Set(passages, 1), ms = Math.Round(clock.Elapsed.TotalMilliseconds), rss_mb = Resident() }));
            foreach (var share in shares)
            {
                await MeasureAsync(index, asked, SearchMode.Lexical, share, Set(passages, share));
                await MeasureAsync(index, asked, SearchMode.Hybrid, share, Set(passages, share));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Set(int passages, double share) => $"generated-{passages}-visible-{share:P0}";

    private static ServiceProvider Services(string folder) => new ServiceCollection()
        .AddBuiltInEmbedder()
        .AddSingleton(new DocumentChunker(new ChunkingOptions()))
        .AddEmbeddedIndex(new EmbeddedIndexOptions { Folder = folder })
        .BuildServiceProvider();

    private static async Task<List<IndexQuery>> IndexAsync(string folder, int passages, int questions, double[] shares)
    {
        await using var services = Services(folder);
        var index = services.GetRequiredService<IVectorIndex>();
        var text = new GeneratedText(seed: 7);
        var random = new Random(11);
        var asked = new List<IndexQuery>();
        var wall = TimeSpan.Zero;
        var cpu = TimeSpan.Zero;
        for (var from = 0; from < passages; from += Batch)
        {
            var texts = Enumerable.Range(from, Math.Min(Batch, passages - from)).Select(_ => text.Passage(WordsPerPassage)).ToList();
            var chunks = texts.Select((t, i) => Chunk(index.Generation, from + i, t, Vector(random), AccessFor(random.NextDouble(), shares))).ToList();
            using var process = Process.GetCurrentProcess();
            var (start, before) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            await index.UpsertAsync(chunks, CancellationToken.None);
            wall += Stopwatch.GetElapsedTime(start);
            process.Refresh();
            cpu += process.TotalProcessorTime - before;
            if (asked.Count < questions)
            {
                var some = texts.Take(Math.Max(1, (questions * Batch / passages) + 1)).Select(text.QuestionAbout);
                asked.AddRange(some.Select(question => new IndexQuery { Text = question, Vector = Vector(random), Access = AccessFilter.For(Asker.User("nobody")), Limit = 10 }));
            }
        }

        var analysis = Stopwatch.StartNew();
        for (var n = 0; n < AnalysedPassages; n++)
        {
            TextAnalyzer.Analyze(asked[n % asked.Count].Text + text.Passage(WordsPerPassage - 8), "und");
        }

        var generation = Stopwatch.StartNew();
        for (var n = 0; n < AnalysedPassages; n++)
        {
            text.Passage(WordsPerPassage - 8);
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "index",
            set = Set(passages, 1),
            docs_per_s = Math.Round(passages / wall.TotalSeconds),
            docs_per_cpu_s = Math.Round(passages / cpu.TotalSeconds),
            us_per_doc = Math.Round(wall.TotalMicroseconds / passages, 1),
            us_per_doc_analysis = Math.Round((analysis.Elapsed - (2 * generation.Elapsed)).TotalMicroseconds / AnalysedPassages, 1),
            segments = Directory.GetFiles(folder, "*.seg").Length,
            segment_mb = Directory.GetFiles(folder, "*.seg").Sum(file => new FileInfo(file).Length) >> 20,
            rss_mb = Resident(),
        }));
        return asked;
    }

    private static float[] Vector(Random random)
    {
        var vector = new float[Dimensions];
        for (var index = 0; index < vector.Length; index++)
        {
            vector[index] = (random.NextSingle() - 0.5f) * 0.2f;
        }

        return vector;
    }

    private static string GroupOf(double share) => string.Create(CultureInfo.InvariantCulture, $"share{share}");

    private static AccessList AccessFor(double position, double[] shares) =>
        AccessList.Of(shares.Where(share => position < share).Select(share => Principal.Group(GroupOf(share))));

    private static IndexedChunk Chunk(string generation, int number, string text, float[] vector, AccessList access)
    {
        var document = DocumentId.For("bench", number.ToString(CultureInfo.InvariantCulture));
        return new IndexedChunk
        {
            Id = ChunkId.For(document, 1, 0, generation),
            DocumentId = document,
            SourceId = "bench",
            Version = 1,
            Number = 0,
            Access = access,
            Language = "und",
            Title = "Document " + number,
            Text = text,
            Vector = vector,
        };
    }

    private static async Task MeasureAsync(IVectorIndex index, List<IndexQuery> asked, SearchMode mode, double share, string set)
    {
        // Twice, so that what is measured is compiled for speed.
        await SearchAsync(index, asked, mode, share);
        await SearchAsync(index, asked, mode, share);
        using var process = Process.GetCurrentProcess();
        var (cpu, allocated) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        var milliseconds = await SearchAsync(index, asked, mode, share);
        process.Refresh();
        milliseconds.Sort();
        double At(double at) => Math.Round(milliseconds[(int)(at * (milliseconds.Count - 1))], 3);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = mode.ToString().ToLowerInvariant(),
            set,
            queries = asked.Count,
            p50_ms = At(.50),
            p95_ms = At(.95),
            p99_ms = At(.99),
            cpu_ms_per_query = Math.Round((process.TotalProcessorTime - cpu).TotalMilliseconds / asked.Count, 3),
            allocated_kb_per_query = Math.Round((GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1024.0 / asked.Count, 1),
            rss_mb = Resident(),
        }));
    }

    private static async Task<List<double>> SearchAsync(IVectorIndex index, List<IndexQuery> asked, SearchMode mode, double share)
    {
        var milliseconds = new List<double>(asked.Count);
        var access = AccessFilter.For(Asker.User("bench", [GroupOf(share)]));
        foreach (var query in asked)
        {
            var start = Stopwatch.GetTimestamp();
            await index.SearchAsync(query with { Mode = mode, Access = access }, CancellationToken.None);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return milliseconds;
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 >> 20;
    }
}
