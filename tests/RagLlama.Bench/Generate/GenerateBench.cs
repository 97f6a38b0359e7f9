using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxGenAI.Native;
using RagLlama.Inference.OnnxGenAI.Worker;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Bench.Generate;

/// <summary>
/// Tokens a second of the model in process beside bare loops on the same model (one text, eight one after the other, eight with a token of each in turn): as one
/// text, streamed, and eight users at once. The ways take turns in each round, and ratios are medians over rounds, so that a busy machine slows them alike.
/// </summary>
internal static class GenerateBench
{
    private const int Users = 8;

    /// <summary>Until everything is compiled for good.</summary>
    private const int WarmUps = 8;

    /// <summary>Ends nothing: generations run to their length, so that all ways make the same number of tokens.</summary>
    private const string NeverEnds = """{"model":{"eos_token_id":[767]}}""";

    public static async Task<int> RunAsync(string library, string modelFolder, string provider, int tokens, int rounds)
    {
        try
        {
            var folder = ModelFolderReader.Read(modelFolder, verifyHashes: false);
            var loading = new ModelLoading { ExecutionProvider = provider, NativeFolder = library, Overlay = folder.ContextLength <= 4096 ? NeverEnds : null };
            var loader = new GenAiModelLoader();
            using var bare = new BareLoop(loader.Load(folder, loading), folder);
            var limits = new WorkerLimits { MaxLength = Math.Min(folder.ContextLength, tokens + 1024), TokenBudget = 16L * (tokens + 1024), Keep = TimeSpan.Zero, MaxQueuedPerUser = 64 };
            using var running = ModelStart.Run(loader.Load(folder, loading), folder, provider, limits, [], TimeProvider.System, NullLogger.Instance);
            using var client = new OnnxChatClient(running);
            var ways = new Dictionary<string, Func<Task<int>>>
            {
                ["bare"] = () => Task.Run(() => bare.Run(1, tokens)),
                ["bare8"] = () => Task.Run(() => bare.Run(Users, tokens)),
                ["bare8_in_turn"] = () => Task.Run(() => bare.Interleave(Users, tokens)),
                ["text"] = () => TextAsync(client, tokens),
                ["streamed"] = () => StreamAsync(client, tokens),
                ["users8"] = async () => (await Task.WhenAll(Enumerable.Range(0, Users).Select(_ => Task.Run(() => StreamAsync(client, tokens))))).Sum(),
            };
            await MeasureAsync(ways, WarmUps);
            Print(folder.Name, provider, tokens, rounds, await MeasureAsync(ways, rounds));
            return 0;
        }
        catch (Exception e) when (e is InferenceException or ModelFaultException)
        {
            await Console.Error.WriteLineAsync("generate: " + e.Message);
            return 1;
        }
    }

    private static async Task<Dictionary<string, List<GenerateSample>>> MeasureAsync(Dictionary<string, Func<Task<int>>> ways, int rounds)
    {
        var samples = ways.Keys.ToDictionary(way => way, _ => new List<GenerateSample>());
        for (var round = 0; round < rounds; round++)
        {
            // Each round begins with another way: what the one before left in the caches favours none.
            foreach (var (way, run) in ways.Skip(round % ways.Count).Concat(ways.Take(round % ways.Count)))
            {
                var (start, cpu) = (TimeProvider.System.GetTimestamp(), CpuTime.Now);
                var made = await run();
                samples[way].Add(new GenerateSample(made / TimeProvider.System.GetElapsedTime(start).TotalSeconds, (CpuTime.Now - cpu).TotalMilliseconds / made));
            }
        }

        return samples;
    }

    private static async Task<int> TextAsync(OnnxChatClient client, int tokens) =>
        (int)(await client.GetResponseAsync(BareLoop.Question, new ChatOptions { MaxOutputTokens = tokens })).Usage!.OutputTokenCount!;

    private static async Task<int> StreamAsync(OnnxChatClient client, int tokens)
    {
        var (made, characters) = (0L, 0);
        await foreach (var update in client.GetStreamingResponseAsync(BareLoop.Question, new ChatOptions { MaxOutputTokens = tokens }))
        {
            characters += update.Text.Length;
            made = update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details.OutputTokenCount ?? made;
        }

        return characters > 0 ? (int)made : 0;
    }

    private static void Print(string model, string provider, int tokens, int rounds, Dictionary<string, List<GenerateSample>> samples)
    {
        double Ratio(string way, string to) => Math.Round(Median(samples[way].Zip(samples[to], (a, b) => a.TokensPerSecond / b.TokensPerSecond)), 4);
        double CpuRatio(string way, string to) => Math.Round(Median(samples[way].Select(s => s.CpuMilliseconds)) / Median(samples[to].Select(s => s.CpuMilliseconds)), 4);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "generate",
            model,
            provider,
            tokens,
            rounds,
            tokens_per_second = samples.ToDictionary(s => s.Key, s => Math.Round(Median(s.Value.Select(v => v.TokensPerSecond)), 0)),
            cpu_ms_per_token = samples.ToDictionary(s => s.Key, s => Math.Round(Median(s.Value.Select(v => v.CpuMilliseconds)), 4)),
            streamed_to_bare = Ratio("streamed", "bare"),
            users8_to_bare8 = Ratio("users8", "bare8"),
            users8_to_bare8_in_turn = Ratio("users8", "bare8_in_turn"),
            bare8_in_turn_to_bare8 = Ratio("bare8_in_turn", "bare8"),
            streamed_to_text = Ratio("streamed", "text"),
            cpu_streamed_to_bare = CpuRatio("streamed", "bare"),
            cpu_streamed_to_text = CpuRatio("streamed", "text"),
            cpu_users8_to_bare8 = CpuRatio("users8", "bare8"),
            cpu_users8_to_bare8_in_turn = CpuRatio("users8", "bare8_in_turn"),
            cores = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
        }));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
