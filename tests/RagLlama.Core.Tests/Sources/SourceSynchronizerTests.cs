using System.Globalization;
using RagLlama.Core.Tests.Ingestion;
using RagLlama.Documents;
using RagLlama.Ingestion;
using RagLlama.Sources;
using Xunit;

namespace RagLlama.Core.Tests.Sources;

public sealed class SourceSynchronizerTests : IDisposable
{
    private readonly IngestionHouse _house = new();

    [Fact]
    public async Task Removes_what_disappeared_and_it_is_unanswerable_before_its_remains_are_gone()
    {
        _house.Connector.Put("a.txt", "Secret recipe.");
        await _house.RunAsync();
        var chunk = Assert.Single(await _house.SearchAsync("recipe")).Id;
        _house.Connector.Remove("a.txt");
        var summary = await _house.Get<SourceSynchronizer>().SyncAsync("scripted", SyncOptions.Asked, IngestionHouse.Token);
        Assert.Single(summary.Removed);
        Assert.Empty(await _house.Catalog.ReadChunksAsync(IngestionHouse.Anna, [chunk], IngestionHouse.Token));
    }

    [Fact]
    public async Task Removes_nothing_when_the_listing_breaks_off()
    {
        _house.Connector.Put("a.txt", "Still there.");
        await _house.RunAsync();
        _house.Connector.Remove("a.txt");
        _house.Connector.ListingFault = new IOException("The server went away.");
        await Assert.ThrowsAsync<IOException>(() => _house.RunAsync());
        Assert.NotEmpty(await _house.SearchAsync("still"));
    }

    [Fact]
    public async Task Holds_back_an_implausibly_large_removal_in_a_run_nobody_watches()
    {
        for (var i = 0; i < 40; i++)
        {
            _house.Connector.Put(i.ToString("00", CultureInfo.InvariantCulture), $"Document {i}.");
        }

        await _house.RunAsync();
        for (var i = 0; i < 30; i++)
        {
            _house.Connector.Remove(i.ToString("00", CultureInfo.InvariantCulture));
        }

        var held = await _house.RunAsync(SyncOptions.Scheduled);
        Assert.Equal((30, 0), (held.HeldBack, held.Removed.Count));
        var asked = await _house.RunAsync();
        Assert.Equal((0, 30), (asked.HeldBack, asked.Removed.Count));
    }

    [Fact]
    public async Task Compares_only_the_places_it_was_asked_about()
    {
        _house.Connector.Put("hr/a.txt", "One.");
        _house.Connector.Put("it/b.txt", "Two.");
        await _house.RunAsync();
        _house.Connector.Remove("hr/a.txt");
        var summary = await _house.RunAsync(SyncOptions.Asked with { ExternalIdPrefixes = ["it"] });
        Assert.Empty(summary.Removed);
        Assert.Equal(DocumentStatus.Indexed, (await _house.FindAsync("hr/a.txt")).Status);
    }

    [Fact]
    public async Task Says_why_a_document_could_not_be_opened_and_tries_again_next_time()
    {
        _house.Connector.Put("a.txt", "Locked.");
        _house.Connector.Unreadable.Add("a.txt");
        await _house.RunAsync();
        Assert.Equal((DocumentStatus.Failed, "Access denied."), ((await _house.FindAsync("a.txt")).Status, (await _house.FindAsync("a.txt")).Reason));
        _house.Connector.Unreadable.Clear();
        await _house.RunAsync();
        Assert.Equal(DocumentStatus.Indexed, (await _house.FindAsync("a.txt")).Status);
    }

    [Fact]
    public async Task Brings_back_a_document_that_returned()
    {
        _house.Connector.Put("a.txt", "The turbine returned.");
        await _house.RunAsync();
        _house.Connector.Remove("a.txt");
        await _house.RunAsync();
        _house.Connector.Put("a.txt", "The turbine returned.");
        await _house.RunAsync();
        Assert.NotEmpty(await _house.SearchAsync("turbine"));
        Assert.True((await _house.CheckAsync()).Clean);
    }

    [Fact]
    public async Task Applies_the_sources_new_access_list_to_its_documents()
    {
        _house.Connector.Put("a.txt", "For all.");
        await _house.RunAsync();
        await _house.RunAsync(access: AccessList.Nobody);
        Assert.Empty(await _house.SearchAsync("all"));
        Assert.True((await _house.CheckAsync()).Clean);
    }

    public void Dispose() => _house.Dispose();
}
