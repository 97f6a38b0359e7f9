using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Embedded;
using Xunit;

namespace RagLlama.Reliability;

/// <summary>Ends a process without warning while its index merges segments, again and again, and compares what is left with an index built anew.</summary>
public sealed class IndexMergeKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ragllama-merge-kill-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>RAGLLAMA_KILLS sets the number; the nightly run uses more than the default of 4.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("RAGLLAMA_KILLS"), CultureInfo.InvariantCulture, out var n) ? n : 4;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_index_killed_while_it_merges_equals_a_rebuild()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var rough = Path.Combine(_folder, "rough");
        var (halfWritten, acknowledged) = (0, -1);
        for (var kill = 0; kill < Kills; kill++)
        {
            acknowledged = Math.Max(acknowledged, await RunUntilKilledAsync(rough, random));
            var files = Directory.GetFiles(rough, "*.seg").ToHashSet(StringComparer.Ordinal);
            using var index = MergingProcess.Open(rough);
            await index.CountAsync(Token);
            halfWritten += files.All(File.Exists) ? 0 : 1;
            Assert.Empty(await index.VerifyAsync(Token));

            // Batches are written one after the other, each in one transaction: what is there is a number of whole batches.
            var batches = await index.CountAsync(Token) / MergingProcess.BatchPassages;
            Assert.Equal(0, await index.CountAsync(Token) % MergingProcess.BatchPassages);
            Assert.InRange(batches, acknowledged + 1, acknowledged + 2);
            using var rebuilt = MergingProcess.Open(Path.Combine(_folder, $"rebuilt-{kill}"));
            for (var batch = 0; batch < batches; batch++)
            {
                await rebuilt.UpsertAsync(MergingProcess.Batch(batch), Token);
            }

            Assert.Equal(await DigestAsync(rebuilt), await DigestAsync(index));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {Kills} kills, {halfWritten} of them left a segment half written or not named yet, {acknowledged + 1} batches in the end");
    }

    /// <returns>The last batch that was acknowledged; -1 for none.</returns>
    private static async Task<int> RunUntilKilledAsync(string folder, Random random)
    {
        using var process = MergingProcess.Start(folder);
        var last = -1;
        var merges = random.Next(1, 4);
        while (merges > 0 && await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            Note(line);
            merges -= line == MergingProcess.Merging ? 1 : 0;
        }

        // Some die at once, others in the middle or at the end of the merge.
        await Task.Delay(random.Next(0, 25), Token);

        // SIGKILL on Unix: no handler runs, no buffer is flushed.
        process.Kill();
        await process.WaitForExitAsync(Token);
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            Note(line);
        }

        return last;

        void Note(string line) => last = int.TryParse(line, CultureInfo.InvariantCulture, out var batch) && line.Length == MergingProcess.Digits ? Math.Max(last, batch) : last;
    }

    /// <summary>Of every passage with its vector, and of what questions find, scores included.</summary>
    private static async Task<string> DigestAsync(EmbeddedVectorIndex index)
    {
        var entries = new List<string>();
        await foreach (var entry in index.ListAsync(Token))
        {
            entries.Add(entry.ToString());
        }

        entries.Sort(StringComparer.Ordinal);
        foreach (var question in MergingProcess.Questions)
        {
            var query = new IndexQuery { Text = question, Access = AccessFilter.For(Asker.User("anna")), Mode = SearchMode.Lexical, Limit = 500 };
            entries.AddRange((await index.SearchAsync(query, Token)).Select(hit => string.Create(CultureInfo.InvariantCulture, $"{question} {hit.Id} {hit.Score:R}")));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', entries))));
    }
}
