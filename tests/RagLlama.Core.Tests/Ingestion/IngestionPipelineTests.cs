using RagLlama.Documents;
using RagLlama.Ingestion;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Ingestion;

public sealed class IngestionPipelineTests : IDisposable
{
    private readonly IngestionHouse _house = new();

    [Fact]
    public async Task Makes_a_document_answerable_with_all_its_chunks()
    {
        _house.Connector.Put("a.txt", "Annual leave is thirty days.\n\nUnused days expire in March.");
        await _house.RunAsync();
        var document = await _house.FindAsync("a.txt");
        Assert.Equal(DocumentStatus.Indexed, document.Status);
        Assert.Equal(1, document.Version);
        Assert.NotEmpty(await _house.SearchAsync("leave"));
        Assert.True((await _house.CheckAsync()).Clean);
    }

    [Fact]
    public async Task Removes_old_chunks_when_a_document_becomes_empty()
    {
        _house.Connector.Put("a.txt", "Annual leave is thirty days.");
        await _house.RunAsync();
        _house.Connector.Put("a.txt", " ");
        await _house.RunAsync();
        Assert.Equal(0, await _house.Index.CountAsync(IngestionHouse.Token));
        Assert.Equal("No text was found in this file, so nothing of it can be found or quoted.", (await _house.FindAsync("a.txt")).Reason);
        Assert.True((await _house.CheckAsync()).Clean);
    }

    [Fact]
    public async Task Replaces_the_chunks_of_the_version_before()
    {
        _house.Connector.Put("a.txt", "Old wording.");
        await _house.RunAsync();
        _house.Connector.Put("a.txt", "New wording.");
        await _house.RunAsync();
        Assert.Equal(2, (await _house.FindAsync("a.txt")).Version);
        Assert.Equal(1, await _house.Index.CountAsync(IngestionHouse.Token));
        Assert.True((await _house.CheckAsync()).Clean);
    }

    [Fact]
    public async Task Keeps_what_was_read_before_a_limit_and_says_so()
    {
        _house.Connector.Put("a.txt", "!limit_time Reading took longer than 48 seconds.\nAnnual leave is thirty days.");
        await _house.RunAsync();
        var document = await _house.FindAsync("a.txt");
        Assert.Equal((DocumentStatus.Partial, "limit_time: Reading took longer than 48 seconds.", 1), (document.Status, document.Reason, document.Version));
        Assert.NotEmpty(await _house.SearchAsync("leave"));
        var structure = await _house.Get<IDocumentReader>().ReadAsync(IngestionHouse.Anna, document.Id, IngestionHouse.Token);
        Assert.Equal("limit_time: Reading took longer than 48 seconds.", Assert.Single(structure!.Warnings, w => w.Code == "partial").Detail);
        Assert.True((await _house.CheckAsync()).Clean);

        _house.Connector.Put("a.txt", "Annual leave is thirty days. There is more.");
        await _house.RunAsync();
        Assert.Equal(DocumentStatus.Indexed, (await _house.FindAsync("a.txt")).Status);
    }

    [Fact]
    public async Task Fails_when_a_limit_was_reached_before_any_text()
    {
        _house.Connector.Put("a.txt", "!limit_memory It needs too much memory.\n \n");
        await _house.RunAsync();
        var document = await _house.FindAsync("a.txt");
        Assert.Equal((DocumentStatus.Failed, "limit_memory: It needs too much memory.", 0), (document.Status, document.Reason, document.Version));
    }

    [Fact]
    public async Task Does_not_read_what_did_not_change()
    {
        _house.Connector.Put("a.txt", "Same.");
        await _house.RunAsync();
        var summary = await _house.RunAsync();
        Assert.Empty(summary.Queued);
        Assert.Equal(1, _house.Connector.Opened);
    }

    [Fact]
    public async Task Applies_a_new_access_list_without_reading_or_embedding_again()
    {
        _house.Connector.Put("a.txt", "Salary bands.");
        await _house.RunAsync();
        _house.Connector.Put("a.txt", "Salary bands.", AccessList.Parse("group:hr"));
        await _house.RunAsync();
        Assert.Equal(1, _house.Extractor.Extracted);
        Assert.Empty(await _house.SearchAsync("salary"));
        Assert.NotEmpty(await _house.SearchAsync("salary", Asker.User("eva", ["hr"])));
        Assert.True((await _house.CheckAsync()).Clean);
    }

    [Fact]
    public async Task Reads_again_when_the_index_generation_changed()
    {
        _house.Connector.Put("a.txt", "Same.");
        await _house.RunAsync();
        using var upgraded = new IngestionHouse(new InMemoryVectorIndex("another-generation"), _house);
        await upgraded.RunAsync();
        Assert.Equal(1, upgraded.Extractor.Extracted);
        Assert.True((await upgraded.CheckAsync()).Clean);
    }

    [Theory]
    [InlineData("!encrypted It asks for a password.", DocumentStatus.Failed, "encrypted: It asks for a password.")]
    [InlineData("!unsupported It is a program.", DocumentStatus.Unsupported, "It is a program.")]
    public async Task Records_why_a_document_cannot_be_read_and_reads_its_neighbours(string content, DocumentStatus status, string reason)
    {
        _house.Connector.Put("a.bin", content);
        _house.Connector.Put("b.txt", "A good neighbour.");
        await _house.RunAsync();
        var document = await _house.FindAsync("a.bin");
        Assert.Equal((status, reason), (document.Status, document.Reason));
        Assert.Equal(DocumentStatus.Indexed, (await _house.FindAsync("b.txt")).Status);
    }

    [Fact]
    public async Task Keeps_the_last_good_version_answerable_when_a_newer_one_cannot_be_read()
    {
        _house.Connector.Put("a.txt", "Good wording.");
        await _house.RunAsync();
        _house.Connector.Put("a.txt", "!corrupt It is cut off.");
        await _house.RunAsync();
        Assert.Equal(DocumentStatus.Failed, (await _house.FindAsync("a.txt")).Status);
        Assert.NotEmpty(await _house.SearchAsync("wording"));
        Assert.True((await _house.CheckAsync()).Clean);
    }

    [Fact]
    public async Task Reports_a_file_over_the_limit_and_keeps_nothing_of_it()
    {
        using var house = new IngestionHouse(options: new IngestionOptions { MaxFileBytes = 1024 });
        house.Connector.Put("big.txt", new string('x', 2000));
        await house.RunAsync();
        Assert.StartsWith("limit_size:", (await house.FindAsync("big.txt")).Reason, StringComparison.Ordinal);
        Assert.Equal(0, (await house.CheckAsync()).UnusedBlobs);
    }

    [Fact]
    public async Task Survives_a_fault_at_every_boundary_with_the_digest_of_an_undisturbed_run()
    {
        Fill(_house.Connector);
        await _house.RunAsync();
        _house.Connector.Put("b.txt", "Second wording of b.");
        _house.Connector.Remove("c.txt");
        await _house.RunAsync();
        var expected = await _house.CheckAsync();
        Assert.True(expected.Clean);

        var boundaries = 0;
        for (var failAt = 1; ; failAt++)
        {
            using var house = new IngestionHouse();
            Fill(house.Connector);
            await house.RunAsync();
            house.Connector.Put("b.txt", "Second wording of b.");
            house.Connector.Remove("c.txt");
            house.Fault.Reset(failAt);
            await Record.ExceptionAsync(() => house.RunAsync());
            var struck = house.Fault.Calls >= failAt;
            house.Fault.Reset(0);

            using var restarted = new IngestionHouse(restartOf: house);
            restarted.Queue.ExpireLeases();
            await restarted.RunAsync();
            var found = await restarted.CheckAsync();
            Assert.True(found.Clean, $"fault at call {failAt}: {string.Join("; ", found.Problems)}");
            Assert.Equal(expected.Digest, found.Digest);
            if (!struck)
            {
                break;
            }

            boundaries++;
        }

        Assert.InRange(boundaries, 20, 500);
    }

    public void Dispose() => _house.Dispose();

    private static void Fill(ScriptedConnector connector)
    {
        connector.Put("a.txt", "First document.\n\nWith two paragraphs.");
        connector.Put("b.txt", "First wording of b.");
        connector.Put("c.txt", "A document that will go.");
    }
}
