using RagLlama.Core.Tests.Ingestion;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Sources;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Jobs;

public sealed class JobProcessorTests : IDisposable
{
    private readonly IngestionHouse _house = new();

    [Fact]
    public async Task Sets_a_document_aside_after_three_workers_died_over_it_and_says_so()
    {
        await QueueOneAsync();
        for (var death = 0; death < 3; death++)
        {
            Assert.NotNull(await _house.Queue.LeaseAsync("dies", TimeSpan.FromSeconds(15), IngestionHouse.Token));
            _house.Queue.ExpireLeases();
        }

        Assert.True(await _house.Get<JobProcessor>().RunNextAsync("w", IngestionHouse.Token));
        var document = await _house.FindAsync("a.txt");
        Assert.Equal(DocumentStatus.Quarantined, document.Status);
        Assert.Contains("3 times", document.Reason, StringComparison.Ordinal);
        Assert.Equal(0, _house.Extractor.Extracted);
    }

    [Fact]
    public async Task Tries_a_document_set_aside_again_when_someone_asks()
    {
        await Sets_a_document_aside_after_three_workers_died_over_it_and_says_so();
        await _house.RunAsync();
        Assert.Equal(DocumentStatus.Indexed, (await _house.FindAsync("a.txt")).Status);
    }

    [Fact]
    public async Task Does_not_try_a_document_set_aside_again_unasked()
    {
        await Sets_a_document_aside_after_three_workers_died_over_it_and_says_so();
        await _house.RunAsync(SyncOptions.Scheduled);
        Assert.Equal(DocumentStatus.Quarantined, (await _house.FindAsync("a.txt")).Status);
    }

    [Fact]
    public async Task Refuses_the_work_of_a_worker_that_lost_its_lease()
    {
        await QueueOneAsync();
        var slow = await _house.Queue.LeaseAsync("slow", TimeSpan.FromSeconds(15), IngestionHouse.Token);
        _house.Queue.ExpireLeases();
        await _house.Get<QueueDrain>().RunAsync(1, null, IngestionHouse.Token);
        await Assert.ThrowsAsync<StaleFenceException>(() =>
            _house.Get<IngestionPipeline>().IngestAsync(ScriptedConnector.IdOf("a.txt"), slow!.Fence, IngestionHouse.Token));
        Assert.True((await _house.CheckAsync()).Clean);
    }

    public void Dispose() => _house.Dispose();

    private async Task QueueOneAsync()
    {
        _house.Connector.Put("a.txt", "One document.");
        await _house.Catalog.SaveSourceAsync(ScriptedConnector.Source(), IngestionHouse.Token);
        await _house.Get<SourceSynchronizer>().SyncAsync("scripted", SyncOptions.Asked, IngestionHouse.Token);
    }
}
