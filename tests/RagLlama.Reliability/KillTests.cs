using System.Globalization;
using RagLlama.TestKit.Processes;
using Xunit;

namespace RagLlama.Reliability;

/// <summary>Ends the process without warning in the middle of an ingest, again and again, and compares what is left with an undisturbed run.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ragllama-kill-").FullName;

    /// <summary>RAGLLAMA_KILLS sets the number; the nightly run uses more than the default of 6.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("RAGLLAMA_KILLS"), CultureInfo.InvariantCulture, out var n) ? n : 6;

    [Fact]
    public async Task An_ingest_killed_again_and_again_ends_like_an_undisturbed_one()
    {
        var token = TestContext.Current.CancellationToken;
        var documents = WriteDocuments(300);
        var calm = Path.Combine(_folder, "calm");
        var undisturbed = await RagLlamaProcess.RunAsync(token, "ingest", documents, "--data", calm, "--json");
        Assert.Equal(0, undisturbed.ExitCode);
        var expected = await FsckAsync(calm);

        var seed = Environment.TickCount;
        var random = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {Kills} kills");
        var rough = Path.Combine(_folder, "rough");
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = RagLlamaProcess.Start("ingest", documents, "--data", rough, "--json");
            var ended = process.WaitForExitAsync(token);
            await Task.WhenAny(ended, Task.Delay(random.Next(400, 1600), token));
            if (!process.HasExited)
            {
                process.Kill();
                await ended;
            }
        }

        var finished = await RagLlamaProcess.RunAsync(token, "ingest", documents, "--data", rough, "--json");
        Assert.Equal(0, finished.ExitCode);
        Assert.Equal(expected, await FsckAsync(rough));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> FsckAsync(string data)
    {
        var fsck = await RagLlamaProcess.RunAsync(TestContext.Current.CancellationToken, "fsck", "--data", data, "--json");
        Assert.True(fsck.ExitCode == 0, fsck.Output + fsck.Error);
        Assert.True(fsck.Json.GetProperty("clean").GetBoolean());
        Assert.NotEqual(0, fsck.Json.GetProperty("chunks").GetInt32());
        return fsck.Json.GetProperty("digest").GetString()!;
    }

    private string WriteDocuments(int count)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "documents")).FullName;
        for (var i = 0; i < count; i++)
        {
            var text = $"# Procedure {i}\n\nStep {i} takes {i % 60} minutes and is done by team {i % 7}.\n\n"
                + string.Join("\n\n", Enumerable.Range(0, 1 + (i % 9)).Select(n => $"## Part {n}\n\nPump {i}-{n} runs at {n * 10} bar. Check valve {i + n} every {n + 1} weeks."));
            File.WriteAllText(Path.Combine(folder, $"procedure-{i}.md"), text);
        }

        return folder;
    }
}
