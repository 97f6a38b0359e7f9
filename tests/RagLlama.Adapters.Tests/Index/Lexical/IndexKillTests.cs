using System.Globalization;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Embedded;

namespace RagLlama.Adapters.Tests.Index.Lexical;

/// <summary>Ends a process that flushes and merges all the time without warning, again and again.</summary>
public sealed class IndexKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("index-kill").FullName;
    private readonly string _rebuilt = Directory.CreateTempSubdirectory("index-rebuilt").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>RAGLLAMA_KILLS sets the number; the nightly run uses more than the default of 6.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("RAGLLAMA_KILLS"), CultureInfo.InvariantCulture, out var n) ? n : 6;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_rebuilt, recursive: true);
    }

    [Fact]
    public async Task An_index_killed_while_it_flushes_and_merges_equals_a_rebuild()
    {
        var acknowledged = new Dictionary<int, int>();
        var random = new Random(Environment.TickCount);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = IndexLoopProcess.Start(_folder);
            for (var writes = random.Next(20, 120); writes > 0; writes--)
            {
                Note(await process.StandardOutput.ReadLineAsync(Token));
            }

            // SIGKILL on Unix: no handler runs, no buffer is flushed.
            process.Kill();
            await process.WaitForExitAsync(Token);
            while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
            {
                Note(line);
            }

            using var index = IndexLoopProcess.Open(_folder);
            await AssertSoundAsync(index, acknowledged);
        }

        Assert.NotEmpty(Directory.GetFiles(_folder, "*.seg"));

        void Note(string? line)
        {
            // A last line may be cut off by the kill.
            if (line?.Split(' ') is [var number, { Length: > 0 } version]
                && int.TryParse(number, CultureInfo.InvariantCulture, out var document) && int.TryParse(version, CultureInfo.InvariantCulture, out var count))
            {
                acknowledged[document] = Math.Max(count, acknowledged.GetValueOrDefault(document));
            }
        }
    }

    [Fact]
    public async Task Another_process_that_writes_and_merges_is_read_without_a_pause()
    {
        using var process = IndexLoopProcess.Start(_folder);
        using var index = IndexLoopProcess.Open(_folder);
        for (var read = 0; read < 60; read++)
        {
            var line = (await process.StandardOutput.ReadLineAsync(Token))!.Split(' ');
            var (number, version) = (int.Parse(line[0], CultureInfo.InvariantCulture), int.Parse(line[1], CultureInfo.InvariantCulture));

            // Whatever was acknowledged is found at once, unless the writer is past it already.
            var found = await VersionsAsync(index, number);
            Assert.Contains(found, v => v >= version);
        }

        process.Kill();
        await process.WaitForExitAsync(Token);
        Assert.Empty(await index.VerifyAsync(Token));
    }

    private static async Task<List<int>> VersionsAsync(EmbeddedVectorIndex index, int number)
    {
        var document = IndexLoopProcess.IdOf(number);
        var hits = await SearchAsync(index, $"d{number}");
        var versions = new List<int>();
        await foreach (var entry in index.ListAsync(Token))
        {
            if (entry.DocumentId == document)
            {
                versions.Add(entry.Version);
            }
        }

        Assert.Contains(hits, hit => hit.Document == document);
        return versions;
    }

    private static async Task<List<(DocumentId Document, ChunkId Id, double Score)>> SearchAsync(EmbeddedVectorIndex index, string text)
    {
        var query = new IndexQuery { Text = text, Access = AccessFilter.For(Asker.User("anna")), Mode = SearchMode.Lexical, Limit = 400 };
        return [.. (await index.SearchAsync(query, Token)).Select(hit => (hit.DocumentId, hit.Id, hit.Score))];
    }

    private async Task AssertSoundAsync(EmbeddedVectorIndex index, Dictionary<int, int> acknowledged)
    {
        Assert.Empty(await index.VerifyAsync(Token));
        var versions = new Dictionary<DocumentId, HashSet<int>>();
        await foreach (var entry in index.ListAsync(Token))
        {
            versions.TryAdd(entry.DocumentId, []);
            versions[entry.DocumentId].Add(entry.Version);
        }

        // The kill may fall between a commit and its acknowledgement, or between a version and the removal of the one before.
        var rebuiltFolder = Directory.CreateDirectory(Path.Combine(_rebuilt, Path.GetRandomFileName())).FullName;
        using var rebuilt = IndexLoopProcess.Open(rebuiltFolder);
        foreach (var (number, version) in acknowledged)
        {
            Assert.InRange(versions[IndexLoopProcess.IdOf(number)].Max(), version, version + 1);
        }

        for (var number = 0; number < IndexLoopProcess.Documents; number++)
        {
            foreach (var version in versions.GetValueOrDefault(IndexLoopProcess.IdOf(number), []))
            {
                await rebuilt.UpsertAsync(IndexLoopProcess.Chunks(number, version), Token);
            }
        }

        foreach (var question in (string[])["boiler 3", "d7 version", "v2 document", "notes"])
        {
            Assert.Equal(await SearchAsync(rebuilt, question), await SearchAsync(index, question));
        }
    }
}
