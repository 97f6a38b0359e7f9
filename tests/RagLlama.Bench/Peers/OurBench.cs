using System.Diagnostics;
using RagLlama.Evaluation;
using RagLlama.Indexing;

namespace RagLlama.Bench.Peers;

/// <summary>
/// One of our configurations on one set, in a process of its own so that the peak memory is its own. Measured as the peers' programs do it: every
/// judged question once for quality, then the timed ones three times, of which the pass with the lowest median counts.
/// </summary>
internal static class OurBench
{
    public const int Depth = 10;

    // A long passage is several chunks: fetch enough for ten different passages.
    public const int Fetched = 30;

    private const int Passes = 3;

    // Longer than the runtime waits (0.1 s) before it compiles again what was called often.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.25);
    private const int MostLooks = 20;

    // CPU seconds between two looks.
    private const double Resting = 0.01;

    public static async Task<PeerRow> RunAsync(string name, string folder, int judge, int timed)
    {
        var set = await RetrievalSetReader.ReadAsync(folder, default);
        var scratch = Directory.CreateTempSubdirectory("ragllama-peers-");
        try
        {
            using var process = Process.GetCurrentProcess();
            await SettleAsync(process);
            var before = MachineState.Read();
            var (start, cpu) = (Stopwatch.GetTimestamp(), Cpu(process));
            await using var search = await OpenAsync(name, set, scratch.FullName);
            var (indexSeconds, indexCpu) = (Stopwatch.GetElapsedTime(start).TotalSeconds, Cpu(process) - cpu);

            var judged = Every([.. set.Queries.Where(q => set.Relevance.ContainsKey(q.Id))], judge);
            var ranked = new List<(IReadOnlyList<string> Found, IReadOnlyDictionary<string, int> Relevance)>();
            foreach (var query in judged)
            {
                ranked.Add((await search.SearchAsync(query.Text), set.Relevance[query.Id]));
            }

            var times = await TimeAsync(search, Every(set.Queries, timed), process);
            process.Refresh();
            var row = new PeerRow
            {
                Peer = name,
                Set = set.Name,
                Docs = set.Passages.Count,
                Queries = set.Queries.Count,
                Judged = judged.Count,
                Ndcg10 = Math.Round(ranked.Average(r => RankingMetrics.Ndcg(r.Found, r.Relevance, Depth)), 4),
                Recall5 = Math.Round(ranked.Average(r => RankingMetrics.Recall(r.Found, r.Relevance, 5)), 4),
                IndexS = Math.Round(indexSeconds, 3),
                IndexCpuS = Math.Round(indexCpu, 3),
                DocsPerS = Math.Round(set.Passages.Count / indexSeconds, 1),
                P50Ms = times.Wall[times.Wall.Count / 2],
                P95Ms = times.Wall[(int)(times.Wall.Count * .95)],
                P99Ms = times.Wall[(int)(times.Wall.Count * .99)],
                CpuMsPerQuery = Math.Round(times.Cpu, 4),
                Timed = times.Wall.Count,
                RssPeakMb = Math.Round(process.PeakWorkingSet64 / 1048576.0, 1),
                DiskMb = Math.Round(scratch.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / 1e6, 2),
                Before = before,
                After = MachineState.Read(),
            };
            return await IndexAgainAsync(row, name, set, process);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Waits until the process rests: what read the set is compiled once more in the background, which is no part of indexing. What indexing itself has
    /// to load and compile is not spared.
    /// </summary>
    private static async Task SettleAsync(Process process)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var cpu = Cpu(process);
            await Task.Delay(BetweenLooks);
            if (Cpu(process) - cpu < Resting)
            {
                return;
            }
        }
    }

    private static async Task<PeerRow> IndexAgainAsync(PeerRow row, string name, RetrievalSet set, Process process)
    {
        var scratch = Directory.CreateTempSubdirectory("ragllama-peers-");
        try
        {
            await SettleAsync(process);
            var (start, cpu) = (Stopwatch.GetTimestamp(), Cpu(process));
            await using var search = await OpenAsync(name, set, scratch.FullName);
            return row with
            {
                DocsPerSAgain = Math.Round(set.Passages.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, 1),
                DocsPerCpuSAgain = Math.Round(set.Passages.Count / (Cpu(process) - cpu), 1),
            };
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static Task<IOurSearch> OpenAsync(string name, RetrievalSet set, string folder) => name switch
    {
        "ragllama" => RetrieverSearch.OpenAsync(set, folder),
        "ragllama-index" => IndexSearch.OpenAsync(set, SearchMode.Hybrid, folder),
        "ragllama-lexical" => IndexSearch.OpenAsync(set, SearchMode.Lexical, folder),
        _ => throw new ArgumentException($"--ours: '{name}' is none of {string.Join(", ", PeersOptions.Ours)}."),
    };

    private static async Task<(List<double> Wall, double Cpu)> TimeAsync(IOurSearch search, IReadOnlyList<SetQuery> queries, Process process)
    {
        var passes = new List<(List<double> Wall, double Cpu)>();
        for (var pass = 0; pass < Passes; pass++)
        {
            var wall = new List<double>(queries.Count);
            var cpu = Cpu(process);
            foreach (var query in queries)
            {
                var start = Stopwatch.GetTimestamp();
                await search.SearchAsync(query.Text);
                wall.Add(Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 4));
            }

            passes.Add(([.. wall.Order()], (Cpu(process) - cpu) * 1000 / queries.Count));
        }

        return (passes.MinBy(p => p.Wall[p.Wall.Count / 2]).Wall, passes.Min(p => p.Cpu));
    }

    /// <summary>An even sample of at most so many.</summary>
    private static IReadOnlyList<T> Every<T>(IReadOnlyList<T> all, int most)
    {
        var step = Math.Max(1.0, (double)all.Count / most);
        return [.. Enumerable.Range(0, Math.Min(all.Count, most)).Select(i => all[(int)(i * step)])];
    }

    private static double Cpu(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }
}
