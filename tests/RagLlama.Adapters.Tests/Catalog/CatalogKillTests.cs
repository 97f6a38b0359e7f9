using System.Globalization;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

public sealed class CatalogKillTests
{
    [Fact]
    public async Task Loses_nothing_acknowledged_when_the_process_is_killed_while_it_publishes()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var stores = new SqliteHarness();
        await stores.OpenAsync();
        var acknowledged = new Dictionary<string, int>();

        for (var kill = 0; kill < 5; kill++)
        {
            using var process = PublishLoopProcess.Start(stores.Folder);
            for (var i = 0; i < 11 + (7 * kill); i++)
            {
                Note(await process.StandardOutput.ReadLineAsync(cancellation));
            }

            // SIGKILL on Unix: no handler runs, no buffer is flushed.
            process.Kill();
            await process.WaitForExitAsync(cancellation);
            while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
            {
                Note(line);
            }

            foreach (var (name, version) in acknowledged)
            {
                var document = await stores.Catalog.FindAsync(CatalogSamples.Id(name), cancellation);
                var chunks = await stores.Catalog.ReadChunkRangeAsync(CatalogSamples.Anna, document!.Id, 0, 99, cancellation);

                // The kill may fall between the commit and its acknowledgement, so one version more is as good.
                Assert.InRange(document.Version, version, version + 1);
                Assert.Equal(1 + (document.Version % 7), chunks.Count);
                Assert.All(chunks, c => Assert.Equal(document.Version, c.Chunk.Version));
            }
        }

        var check = await stores.Database.ReadAsync(s => s.QueryAsync("PRAGMA integrity_check", r => r.GetString(0), cancellation), cancellation);
        Assert.Equal(["ok"], check);
        Assert.Equal(5, acknowledged.Count);

        void Note(string? line)
        {
            // A last line may be cut off by the kill.
            if (line?.Split(' ') is [var name, { Length: > 0 } version] && int.TryParse(version, CultureInfo.InvariantCulture, out var number))
            {
                acknowledged[name] = Math.Max(number, acknowledged.GetValueOrDefault(name));
            }
        }
    }
}
