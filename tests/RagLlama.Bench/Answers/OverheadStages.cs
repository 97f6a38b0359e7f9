using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Security;

namespace RagLlama.Bench.Answers;

/// <summary>Processor time of the steps of retrieval, each by itself: on a machine that others use, what a step costs shows in this and not in its time.</summary>
internal static class OverheadStages
{
    private const int Candidates = 100;
    private const int Passages = 8;

    public static TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    public static async Task RunAsync(IServiceProvider services, IReadOnlyList<string> questions)
    {
        var asker = Asker.User("bench");
        var (index, catalog, retriever) = (services.GetRequiredService<IVectorIndex>(), services.GetRequiredService<IDocumentCatalog>(), services.GetRequiredService<Retriever>());
        var embedder = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        var costs = new Dictionary<string, List<double>>();
        foreach (var question in questions)
        {
            var vector = await MeasureAsync("embed", async () => (await embedder.GenerateAsync([question]))[0].Vector);
            var query = new IndexQuery { Text = question, Vector = vector, Access = AccessFilter.For(asker), Limit = Candidates };
            var hits = await MeasureAsync("search", () => index.SearchAsync(query, default));
            await MeasureAsync("read_again", () => catalog.ReadChunksAsync(asker, [.. hits.Select(h => h.Id)], default));
            await MeasureAsync("all", () => retriever.FindAsync(new RetrievalQuery { Text = question, Limit = Passages, MergeNeighbours = true }, asker, default));
        }

        Console.WriteLine(JsonSerializer.Serialize(new { bench = "retrieval_cpu_ms", stages = costs.ToDictionary(c => c.Key, c => new { p50 = At(c.Value, .5), p95 = At(c.Value, .95) }) }));

        async Task<T> MeasureAsync<T>(string stage, Func<Task<T>> run)
        {
            var before = Cpu;
            var result = await run();
            if (!costs.TryGetValue(stage, out var list))
            {
                costs[stage] = list = [];
            }

            list.Add((Cpu - before).TotalMilliseconds);
            return result;
        }
    }

    private static double At(List<double> values, double share) => Math.Round(values.Order().ElementAt((int)(share * (values.Count - 1))), 2);
}
