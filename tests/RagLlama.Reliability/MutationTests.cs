using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Extraction;
using RagLlama.Ingestion;
using RagLlama.Reliability.Hostile;
using RagLlama.TestKit.Files;
using Xunit;

namespace RagLlama.Reliability;

/// <summary>Files damaged at random, thousands of them in the nightly run.</summary>
public sealed class MutationTests : IDisposable
{
    private const int Seed = 20261122;
    private const int MaxSeedBytes = 60_000;
    /// <summary>These take all the time a file may take even when they are whole.</summary>
    private static readonly string[] Slow = ["repeats.ods", "lists.md"];

    private readonly string _folder = Directory.CreateTempSubdirectory("ragllama-mutations-").FullName;

    /// <summary>RAGLLAMA_MUTATIONS sets the number; the nightly run uses 50,000.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("RAGLLAMA_MUTATIONS"), CultureInfo.InvariantCulture, out var n) ? n : 300;

    [Fact]
    public async Task No_damaged_file_takes_its_neighbours_or_the_host_along()
    {
        var files = HostileFiles.Create(Path.Combine(_folder, "canary.txt")).Concat(Enumerable.Range(0, 8).Select(i => Neighbour.Create(i, "word"))).Where(f => f.Content.Length < MaxSeedBytes && !Slow.Contains(f.Name)).ToList();
        var seeds = files.ConvertAll(f => f.Content);
        await using var services = new ServiceCollection().AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddExtraction(options =>
        {
            options.TimeLimit = TimeSpan.FromMinutes(1);
            options.Ocr = false;
        }).BuildServiceProvider();
        var extractor = services.GetRequiredService<ITextExtractor>();
        var unread = new List<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (number, token) =>
        {
            var file = files[number % files.Count];
            var result = await extractor.ExtractAsync(Write(number, FileMutator.Mutate(seeds, number, Seed), file.Name), token);
            var neighbour = number % 10 == 0 ? await extractor.ExtractAsync(Write(-1 - number, "# Still here"u8.ToArray(), "good.md"), token) : new ExtractionResult.Unsupported("", "");
            lock (unread)
            {
                unread.AddRange(result is ExtractionResult.Failed { Code: "crashed" or "limit_time" or "limit_memory" } bad ? [$"{number} {file.Name}: {bad.Code} {bad.Reason}"] : []);
                unread.AddRange(neighbour is ExtractionResult.Failed lost ? [$"neighbour of {number}: {lost.Reason}"] : []);
            }
        });

        Assert.Empty(unread);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ExtractionSource Write(int number, byte[] content, string name)
    {
        var path = Path.Combine(_folder, number.ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(path, content);
        return new ExtractionSource(path, name);
    }
}
