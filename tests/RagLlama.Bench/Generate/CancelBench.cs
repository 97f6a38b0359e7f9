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
/// Memory over thousands of cancelled questions of random lengths, eight at a time: a leak grows by as much in the second half as in the first, heaps that find
/// their size do not.
/// </summary>
internal static class CancelBench
{
    private const int AtOnce = 8;

    public static async Task<int> RunAsync(string library, string modelFolder, int count, int every)
    {
        try
        {
            var folder = ModelFolderReader.Read(modelFolder, verifyHashes: false);
            var loading = new ModelLoading { ExecutionProvider = "cpu", NativeFolder = library };
            var limits = new WorkerLimits { MaxLength = 2048, TokenBudget = 16 * 2048, Keep = TimeSpan.Zero, MaxQueued = 1000, MaxQueuedPerUser = 1000, Idle = TimeSpan.FromMilliseconds(200) };
            using var running = ModelStart.Run(new GenAiModelLoader().Load(folder, loading), folder, "cpu", limits, [], TimeProvider.System, NullLogger.Instance);
            using var client = new OnnxChatClient(running);
            await AskAsync(client, 0, cancel: false);
            var open = GenAiHandle.Open;
            var samples = new List<MemorySample>();
            for (var done = 0; done <= count; done += every)
            {
                await IdleAsync(client, running);
                samples.Add(MemorySample.Take(done));
                Console.WriteLine(JsonSerializer.Serialize(samples[^1]));
                await Parallel.ForEachAsync(
                    Enumerable.Range(done, every), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await AskAsync(client, number, cancel: true));
            }

            await IdleAsync(client, running);
            Print(samples, GenAiHandle.Open - open);
            return 0;
        }
        catch (Exception e) when (e is InferenceException or ModelFaultException)
        {
            await Console.Error.WriteLineAsync("cancel: " + e.Message);
            return 1;
        }
    }

    private static async Task AskAsync(OnnxChatClient client, int seed, bool cancel)
    {
        var random = new Random(seed);
        var question = string.Join(' ', Enumerable.Range(0, 1 + random.Next(200)).Select(_ => "w" + random.Next(10_000).ToString(CultureInfo.InvariantCulture)));
        using var stop = new CancellationTokenSource();
        var pieces = random.Next(12);
        if (cancel && pieces == 0)
        {
            stop.CancelAfter(TimeSpan.FromMilliseconds(random.Next(20)));
        }

        try
        {
            await foreach (var update in client.GetStreamingResponseAsync(question, new ChatOptions { MaxOutputTokens = 200 }, stop.Token))
            {
                if (cancel && --pieces <= 0)
                {
                    await stop.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // What was asked for.
        }
    }

    private static async Task IdleAsync(OnnxChatClient client, RunningModel running)
    {
        do
        {
            await client.GetResponseAsync("Are you done?", new ChatOptions { MaxOutputTokens = 1 });
        }
        while (running.Worker.Current is { Writing: > 0 } or { Waiting: > 0 } || !SpinWait.SpinUntil(() => running.Worker.IsRested, TimeSpan.FromSeconds(5)));
    }

    private static void Print(List<MemorySample> samples, long leaked)
    {
        var half = samples.Skip(samples.Count / 2).ToList();
        var steady = samples.Skip(1).ToList();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "cancel",
            cancellations = samples[^1].Cancellations,
            leaked_objects = leaked,
            drift_from_first_steady = Math.Round((samples[^1].Resident / steady[0].Resident) - 1, 4),
            drift_second_half = Math.Round((samples[^1].Resident / half[0].Resident) - 1, 4),
            kb_per_cancellation_all = Math.Round(Slope(steady, s => s.Resident) * 1024, 3),
            kb_per_cancellation_second_half = Math.Round(Slope(half, s => s.Resident) * 1024, 3),
            native_used_kb_per_cancellation = Math.Round(Slope(half, s => s.NativeUsed) * 1024, 3),
            managed_kb_per_cancellation = Math.Round(Slope(half, s => s.Managed) * 1024, 3),
        }));
    }

    /// <summary>Least squares.</summary>
    private static double Slope(List<MemorySample> samples, Func<MemorySample, double> value)
    {
        var (x, y) = (samples.Average(s => s.Cancellations), samples.Average(value));
        return samples.Sum(s => (s.Cancellations - x) * (value(s) - y)) / Math.Max(1, samples.Sum(s => Math.Pow(s.Cancellations - x, 2)));
    }
}
