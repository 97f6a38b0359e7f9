using RagLlama.Core.Tests.Ingestion;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Indexing;

public sealed class IndexRepairTests : IDisposable
{
    private readonly IngestionHouse _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Writes_what_is_missing_again_without_asking_the_source()
    {
        var digest = await IngestAsync();
        await _house.Index.RemoveDocumentAsync(ScriptedConnector.IdOf("a.txt"), Token);
        Assert.False((await _house.CheckAsync()).Clean);
        var opened = _house.Connector.Opened;

        var report = await _house.Get<IndexRepair>().RunAsync(Token);

        Assert.Equal(new IndexRepairReport(1, 0, 0, 0), report);
        Assert.Equal(digest, await CleanDigestAsync());
        Assert.Equal(opened, _house.Connector.Opened);
        Assert.NotEmpty(await _house.SearchAsync("boiler"));
    }

    [Fact]
    public async Task Writes_the_chunks_of_a_damaged_part_again_and_gives_it_up()
    {
        var digest = await IngestAsync();
        var lost = await EntryOfAsync("b.txt");
        _house.Index.Damages.Add(new IndexDamage("index.seg", "postings", [lost.Id]));
        var check = await _house.CheckAsync();
        Assert.False(check.Clean);
        Assert.Equal(("damaged", "index.seg"), (Assert.Single(check.Problems).Kind, check.Problems[0].Id));

        var report = await _house.Get<IndexRepair>().RunAsync(Token);

        Assert.Equal(new IndexRepairReport(1, 0, 0, 1), report);
        Assert.Equal(digest, await CleanDigestAsync());
    }

    [Fact]
    public async Task Gives_up_an_index_that_cannot_be_read_before_writing_everything_again()
    {
        var digest = await IngestAsync();
        _house.Index.Damages.Add(new IndexDamage("index.db", "file is not a database", []) { IsWhole = true });
        Assert.Equal(["damaged"], (await _house.CheckAsync()).Problems.Select(problem => problem.Kind));

        var report = await _house.Get<IndexRepair>().RunAsync(Token);

        Assert.Equal(0, report.Removed);
        Assert.Equal(1, report.Discarded);
        Assert.True(report.Written > 1);
        Assert.Equal(digest, await CleanDigestAsync());
    }

    [Fact]
    public async Task Names_a_stored_file_whose_bytes_are_not_those_that_were_stored()
    {
        await IngestAsync();
        var hash = (await _house.FindAsync("a.txt")).ContentHash!;
        var path = await _house.Blobs.FindPathAsync(hash, Token);
        var bytes = await File.ReadAllBytesAsync(path!, Token);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path!, bytes, Token);

        var problem = Assert.Single((await _house.CheckAsync()).Problems);

        Assert.Equal(("blob", hash), (problem.Kind, problem.Id));
        Assert.Contains("a.txt", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removes_what_belongs_to_nothing_and_corrects_access()
    {
        var digest = await IngestAsync();
        var known = await EntryOfAsync("a.txt");
        var stray = DocumentId.For("scripted", "stray.txt");
        var orphan = new IndexedChunk
        {
            Id = ChunkId.For(stray, 1, 0, "g"),
            DocumentId = stray,
            SourceId = "scripted",
            Version = 1,
            Number = 0,
            Access = AccessList.Public,
            Language = "en",
            Title = "",
            Text = "boiler",
            Vector = HashEmbedder.EmbedText("boiler"),
        };
        await _house.Index.UpsertAsync([orphan, orphan with { Id = ChunkId.For(known.DocumentId, 9, 0, "g"), DocumentId = known.DocumentId, Version = 9 }], Token);
        await _house.Index.UpdateAccessAsync(ScriptedConnector.IdOf("b.txt"), AccessList.Of(Principal.Group("hr")), Token);

        var report = await _house.Get<IndexRepair>().RunAsync(Token);

        Assert.Equal(new IndexRepairReport(0, 2, 1, 0), report);
        Assert.Equal(digest, await CleanDigestAsync());
    }

    [Fact]
    public async Task Changes_nothing_in_a_sound_index()
    {
        await IngestAsync();

        Assert.Equal(new IndexRepairReport(0, 0, 0, 0), await _house.Get<IndexRepair>().RunAsync(Token));
    }

    private async Task<string> IngestAsync()
    {
        _house.Connector.Put("a.txt", "The boiler room is on the left.");
        _house.Connector.Put("b.txt", "The pump is in the cellar.");
        await _house.RunAsync();
        return await CleanDigestAsync();
    }

    private async Task<string> CleanDigestAsync()
    {
        var report = await _house.CheckAsync();
        Assert.True(report.Clean, string.Join('\n', report.Problems));
        return report.Digest;
    }

    private async Task<IndexEntry> EntryOfAsync(string name)
    {
        await foreach (var entry in _house.Index.ListAsync(Token))
        {
            if (entry.DocumentId == ScriptedConnector.IdOf(name))
            {
                return entry;
            }
        }

        throw new InvalidOperationException($"'{name}' is not in the index.");
    }
}
