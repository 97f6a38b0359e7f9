using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference.BuiltIn;

namespace RagLlama.Bench;

/// <summary>The built-in embedder: time to load, passages for one second of processor time, bytes allocated for a question beyond its result.</summary>
internal static class EmbedBench
{
    private const int WordsPerPassage = 120;
    private const int Batch = 500;
    private const int Questions = 2000;

    /// <param name="file">JSON lines with a field <c>text</c>, cut into passages of 120 words; null for generated text.</param>
    public static async Task RunAsync(int passages, string? file)
    {
        var clock = Stopwatch.StartNew();
        await using var services = new ServiceCollection().AddBuiltInEmbedder().BuildServiceProvider();
        var embedder = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        var load = clock.Elapsed.TotalMilliseconds;
        await embedder.GenerateAsync(["first question"]);
        var first = clock.Elapsed.TotalMilliseconds;

        var texts = BenchTexts.Passages(file, passages, WordsPerPassage);
        await RunAsync(embedder, texts);
        var best = (Cpu: double.MaxValue, Wall: double.MaxValue);
        for (var repetition = 0; repetition < 3; repetition++)
        {
            var (cpu, wall) = await RunAsync(embedder, texts);
            best = (Math.Min(best.Cpu, cpu), Math.Min(best.Wall, wall));
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "embed",
            peer = "ragllama",
            set = BenchTexts.NameOf(file),
            passages = texts.Count,
            characters = Math.Round(texts.Average(text => text.Length)),
            load_ms = Math.Round(load, 1),
            load_and_first_question_ms = Math.Round(first, 1),
            passages_per_cpu_s = Math.Round(texts.Count / best.Cpu),
            passages_per_s = Math.Round(texts.Count / best.Wall),
            bytes_per_question = Math.Round(await AllocatedAsync(embedder, texts)),
        }));
    }

    private static async Task<(double Cpu, double Wall)> RunAsync(IEmbeddingGenerator<string, Embedding<float>> embedder, List<string> texts)
    {
        var (wall, cpu) = (Stopwatch.StartNew(), CpuTime.Now);
        for (var from = 0; from < texts.Count; from += Batch)
        {
            await embedder.GenerateAsync(texts.GetRange(from, Math.Min(Batch, texts.Count - from)));
        }

        return ((CpuTime.Now - cpu).TotalSeconds, wall.Elapsed.TotalSeconds);
    }

    private static async Task<double> AllocatedAsync(IEmbeddingGenerator<string, Embedding<float>> embedder, List<string> texts)
    {
        string[][] questions = [.. texts.Take(Questions).Select(text => new[] { text[..Math.Min(60, text.Length)] })];
        await EmbedAllAsync(embedder, questions);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await EmbedAllAsync(embedder, questions);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / questions.Length;
    }

    private static async Task EmbedAllAsync(IEmbeddingGenerator<string, Embedding<float>> embedder, string[][] questions)
    {
        foreach (var question in questions)
        {
            await embedder.GenerateAsync(question);
        }
    }
}
