using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Inference.BuiltIn;
using RagLlama.Retrieval;

namespace RagLlama.Bench;

/// <summary>The best window of each of 200 candidates for one question, as a search asks for it: the cost includes opening the question.</summary>
internal static class WindowBench
{
    private const int Passages = 5000;
    private const int Candidates = 200;
    private const int Words = 120;

    public static async Task RunAsync(int questions, string? file)
    {
        await using var services = new ServiceCollection().AddBuiltInEmbedder().BuildServiceProvider();
        var embedder = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        var windows = services.GetRequiredService<IPassageWindows>();
        var texts = BenchTexts.Passages(file, Passages, Words);
        var before = CpuTime.Now;
        byte[][] prepared = [.. texts.Select(text => windows.Prepare("Title of the document", text))];
        var prepare = (CpuTime.Now - before).TotalMicroseconds / prepared.Length;

        var random = new Random(3);
        List<string> asked = [.. Enumerable.Range(0, questions).Select(_ => texts[random.Next(texts.Count)][..60])];
        var vectors = await embedder.GenerateAsync(asked);
        List<(string Text, ReadOnlyMemory<float> Vector)> opened = [.. asked.Zip(vectors, (text, vector) => (text, vector.Vector))];
        var best = Best(windows, prepared, opened, acrossLanguages: false);
        var across = Best(windows, prepared, opened, acrossLanguages: true);

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "windows",
            peer = "ragllama",
            set = BenchTexts.NameOf(file),
            candidates = Candidates,
            bytes_per_passage = Math.Round(prepared.Average(bytes => bytes.Length)),
            cpu_us_prepare = Math.Round(prepare, 1),
            cpu_ms_per_query = Math.Round(best, 3),
            cpu_ms_per_query_across_languages = Math.Round(across, 3),
        }));
    }

    private static double Best(IPassageWindows windows, byte[][] prepared, List<(string Text, ReadOnlyMemory<float> Vector)> questions, bool acrossLanguages)
    {
        Score(windows, prepared, questions, acrossLanguages);
        var best = double.MaxValue;
        for (var repetition = 0; repetition < 3; repetition++)
        {
            var before = CpuTime.Now;
            Score(windows, prepared, questions, acrossLanguages);
            best = Math.Min(best, (CpuTime.Now - before).TotalMilliseconds / questions.Count);
        }

        return best;
    }

    private static void Score(IPassageWindows windows, byte[][] prepared, List<(string Text, ReadOnlyMemory<float> Vector)> questions, bool acrossLanguages)
    {
        var random = new Random(5);
        foreach (var (text, vector) in questions)
        {
            using var opened = windows.Open(vector.Span, text);
            for (var candidate = 0; candidate < Candidates; candidate++)
            {
                var passage = prepared[random.Next(prepared.Length)];
                opened.BestWindow(passage);
                opened.NearestPieces(passage);
                if (acrossLanguages)
                {
                    opened.NearestWords(passage);
                }
            }
        }
    }
}
