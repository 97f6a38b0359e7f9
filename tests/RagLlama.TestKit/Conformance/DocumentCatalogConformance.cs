using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every <see cref="IDocumentCatalog"/> does with one document: registering, publishing, outcomes, fences and removal.</summary>
public abstract class DocumentCatalogConformance : StoreConformance
{
    private IDocumentCatalog Catalog => Stores.Catalog;

    [Fact]
    public async Task Registers_a_document_as_pending_and_again_without_effect()
    {
        await RegisterAsync("a.md");
        await RegisterAsync("a.md");

        var document = await FindAsync("a.md");
        Assert.Equal((DocumentStatus.Pending, 0, "a.md", "a.md"), (document.Status, document.Version, document.Title, document.ExternalId));
        Assert.Equal((CatalogSamples.Item("a.md").ModifiedAt, CatalogSamples.Hr), (document.ModifiedAt, document.Access));
        Assert.Equal(new Uri("file:///handbooks/a.md"), document.Uri);
        Assert.Null(document.ChangeTag);
        Assert.Single(await Catalog.ListKnownAsync(CatalogSamples.Source, Cancellation));
    }

    [Fact]
    public async Task Keeps_everything_but_place_and_time_when_a_known_document_is_registered()
    {
        await PublishAsync("a.md");
        var moved = CatalogSamples.Item("a.md") with { Uri = new Uri("file:///moved/a.md"), FileName = "b.md", ModifiedAt = null };
        await Catalog.RegisterAsync(CatalogSamples.Source, moved, AccessList.Public, Cancellation);

        var document = await FindAsync("a.md");
        Assert.Equal(("b.md", "Title of a.md", 1, DocumentStatus.Indexed), (document.FileName, document.Title, document.Version, document.Status));
        Assert.Equal(CatalogSamples.Hr, document.Access);
        Assert.Equal(moved.Uri, document.Uri);
        Assert.Null(document.ModifiedAt);
    }

    [Fact]
    public async Task Publishes_a_version_with_all_it_says()
    {
        await RegisterAsync("a.md");
        await Stores.AdvanceAsync(TimeSpan.FromHours(1));
        var publication = CatalogSamples.Publication("a.md");
        await Catalog.PublishAsync(publication, null, Cancellation);

        var document = await FindAsync("a.md");
        Assert.Equal(
            (DocumentStatus.Indexed, publication.Title, publication.Reason, 1, publication.ChangeTag, publication.Language),
            (document.Status, document.Title, document.Reason, document.Version, document.ChangeTag, document.Language));
        Assert.Equal(
            (publication.ContentHash, publication.StructureHash, publication.Bytes, publication.MediaType, (int?)3, 2, 1),
            (document.ContentHash, document.StructureHash, document.Bytes, document.MediaType, document.Pages, document.Chunks, document.Warnings));
        Assert.Equal((publication.ModifiedAt, Stores.Time.GetUtcNow()), (document.ModifiedAt, document.UpdatedAt));
    }

    [Fact]
    public async Task Replaces_the_chunks_of_the_version_before_also_by_none()
    {
        await PublishAsync("a.md", 1, chunks: 3);
        await PublishAsync("a.md", 2, chunks: 2);
        Assert.Equal([(2, 0), (2, 1)], (await ChunksAsync()).Select(c => (c.Chunk.Version, c.Chunk.Number)));

        await PublishAsync("a.md", 3, chunks: 0);
        Assert.Empty(await ChunksAsync());
        Assert.Equal((3, 0), ((await FindAsync("a.md")).Version, (await FindAsync("a.md")).Chunks));
    }

    [Fact]
    public async Task Publishes_the_same_version_twice_without_effect()
    {
        await PublishAsync("a.md");
        await PublishAsync("a.md");

        Assert.Equal(2, (await ChunksAsync()).Count);
        Assert.Empty(await Catalog.PurgeAsync(CatalogSamples.Id("a.md"), Cancellation));
    }

    [Fact]
    public async Task Refuses_an_older_version_and_other_content_under_the_same_number()
    {
        await PublishAsync("a.md", 1);
        await PublishAsync("a.md", 2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Catalog.PublishAsync(CatalogSamples.Publication("a.md", 1), null, Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Catalog.PublishAsync(CatalogSamples.Publication("a.md", 2, content: "other"), null, Cancellation));
        Assert.All(await ChunksAsync(), c => Assert.Equal(2, c.Chunk.Version));
    }

    [Fact]
    public async Task Refuses_to_publish_what_is_unknown_or_whose_chunks_are_of_another_document()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Catalog.PublishAsync(CatalogSamples.Publication("a.md"), null, Cancellation));
        await RegisterAsync("a.md");
        var foreign = CatalogSamples.Publication("a.md") with { Chunks = CatalogSamples.Publication("b.md").Chunks };
        await Assert.ThrowsAsync<ArgumentException>(() => Catalog.PublishAsync(foreign, null, Cancellation));

        Assert.Empty(await ChunksAsync());
    }

    [Fact]
    public async Task Keeps_the_answerable_version_when_a_newer_one_cannot_be_read()
    {
        await PublishAsync("a.md");
        await Catalog.RecordOutcomeAsync(CatalogSamples.Id("a.md"), DocumentStatus.Failed, "It is encrypted.", "tag-2", null, Cancellation);

        var document = await FindAsync("a.md");
        Assert.Equal((DocumentStatus.Failed, "It is encrypted.", "tag-2", 1), (document.Status, document.Reason, document.ChangeTag, document.Version));
        Assert.Equal(2, (await ChunksAsync()).Count);

        await Catalog.RecordUnchangedAsync(CatalogSamples.Id("a.md"), "tag-3", null, Cancellation);
        document = await FindAsync("a.md");
        Assert.Equal((DocumentStatus.Indexed, null, "tag-3"), (document.Status, document.Reason, document.ChangeTag));
    }

    [Fact]
    public async Task Keeps_a_partly_read_document_marked_until_a_whole_version_comes()
    {
        await PublishAsync("a.md");
        await Catalog.PublishAsync(CatalogSamples.Publication("a.md", version: 2) with { Status = DocumentStatus.Partial, Reason = "limit_time: it takes long" }, null, Cancellation);
        await Catalog.RecordUnchangedAsync(CatalogSamples.Id("a.md"), "tag-3", null, Cancellation);
        var document = await FindAsync("a.md");
        Assert.Equal((DocumentStatus.Partial, "limit_time: it takes long", 2), (document.Status, document.Reason, document.Version));

        await Catalog.PublishAsync(CatalogSamples.Publication("a.md", version: 3), null, Cancellation);
        Assert.Equal(DocumentStatus.Indexed, (await FindAsync("a.md")).Status);
    }

    [Fact]
    public async Task Keeps_the_change_tag_when_an_outcome_has_none_and_the_remark_when_nothing_changed()
    {
        await PublishAsync("a.md");
        await Catalog.RecordUnchangedAsync(CatalogSamples.Id("a.md"), "tag-2", null, Cancellation);
        Assert.Equal("One picture has no text.", (await FindAsync("a.md")).Reason);

        await Catalog.RecordOutcomeAsync(CatalogSamples.Id("a.md"), DocumentStatus.Quarantined, "It fails.", null, null, Cancellation);
        Assert.Equal(("tag-2", DocumentStatus.Quarantined), ((await FindAsync("a.md")).ChangeTag, (await FindAsync("a.md")).Status));
    }

    [Fact]
    public async Task Refuses_every_effect_of_a_lost_lease_and_changes_nothing()
    {
        await PublishAsync("a.md");
        var before = await FindAsync("a.md");
        var id = before.Id;
        await Stores.Queue.EnqueueAsync([new JobRequest("ingest", "a.md")], Cancellation);
        var late = (await Stores.Queue.LeaseAsync("late", TimeSpan.FromSeconds(10), Cancellation))!.Fence;
        await Stores.AdvanceAsync(TimeSpan.FromSeconds(11));
        var holder = (await Stores.Queue.LeaseAsync("holder", TimeSpan.FromSeconds(10), Cancellation))!.Fence;

        var refusal = await Assert.ThrowsAsync<StaleFenceException>(() => Catalog.PublishAsync(CatalogSamples.Publication("a.md", 2), late, Cancellation));
        await Assert.ThrowsAsync<StaleFenceException>(() => Catalog.RecordUnchangedAsync(id, "late", late, Cancellation));
        await Assert.ThrowsAsync<StaleFenceException>(() => Catalog.RecordOutcomeAsync(id, DocumentStatus.Failed, "late", "late", late, Cancellation));
        await Assert.ThrowsAsync<StaleFenceException>(() => Catalog.UpdateAccessAsync(id, AccessList.Public, late, Cancellation));

        Assert.Equal(late, refusal.Fence);
        Assert.Equal(before, await FindAsync("a.md"));
        Assert.All(await ChunksAsync(), c => Assert.Equal(1, c.Chunk.Version));

        await Catalog.PublishAsync(CatalogSamples.Publication("a.md", 2), holder, Cancellation);
        await Stores.Queue.CompleteAsync(holder, Cancellation);
        await Assert.ThrowsAsync<StaleFenceException>(() => Catalog.RecordUnchangedAsync(id, "done", holder, Cancellation));
    }

    [Fact]
    public async Task Makes_a_removed_document_unanswerable_at_once()
    {
        await PublishAsync("a.md");

        Assert.True(await Catalog.TombstoneAsync(CatalogSamples.Id("a.md"), Cancellation));
        Assert.False(await Catalog.TombstoneAsync(CatalogSamples.Id("a.md"), Cancellation));
        Assert.False(await Catalog.TombstoneAsync(CatalogSamples.Id("unknown"), Cancellation));

        Assert.Empty(await ChunksAsync());
        Assert.Null(await Catalog.FindReadableAsync(CatalogSamples.Anna, CatalogSamples.Id("a.md"), Cancellation));
        Assert.Equal((DocumentStatus.Removed, 0), ((await FindAsync("a.md")).Status, (await FindAsync("a.md")).Version));
    }

    [Fact]
    public async Task Does_not_bring_a_removed_document_back_by_work_that_was_under_way()
    {
        await PublishAsync("a.md");
        var id = CatalogSamples.Id("a.md");
        await Catalog.TombstoneAsync(id, Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Catalog.PublishAsync(CatalogSamples.Publication("a.md", 2), null, Cancellation));
        await Catalog.RecordOutcomeAsync(id, DocumentStatus.Failed, "late", null, null, Cancellation);
        await Catalog.RecordUnchangedAsync(id, "late", null, Cancellation);
        await Catalog.UpdateAccessAsync(id, AccessList.Public, null, Cancellation);

        Assert.Equal(DocumentStatus.Removed, (await FindAsync("a.md")).Status);
        Assert.Empty(await ChunksAsync());
    }

    [Fact]
    public async Task Takes_a_removed_document_back_as_pending_and_answers_from_it_after_its_next_version()
    {
        await PublishAsync("a.md");
        await Catalog.TombstoneAsync(CatalogSamples.Id("a.md"), Cancellation);
        await Catalog.RegisterAsync(CatalogSamples.Source, CatalogSamples.Item("a.md"), CatalogSamples.Sales, Cancellation);

        var document = await FindAsync("a.md");
        Assert.Equal((DocumentStatus.Pending, 0, CatalogSamples.Sales), (document.Status, document.Version, document.Access));
        Assert.Equal((null, null, null), (document.ChangeTag, document.ContentHash, document.StructureHash));
        Assert.Empty(await ChunksAsync());

        await Catalog.PublishAsync(CatalogSamples.Publication("a.md"), null, Cancellation);
        Assert.Equal(2, (await ChunksAsync()).Count);
    }

    [Fact]
    public async Task Purges_a_removed_document_and_returns_only_blobs_no_other_document_uses()
    {
        await PublishAsync("a.md", content: "shared");
        await PublishAsync("a.md", 2, content: "own");
        await PublishAsync("b.md", content: "shared");
        await Catalog.TombstoneAsync(CatalogSamples.Id("a.md"), Cancellation);

        Assert.Equal(["content-own", "structure-own"], await Catalog.PurgeAsync(CatalogSamples.Id("a.md"), Cancellation));
        Assert.Null(await Catalog.FindAsync(CatalogSamples.Id("a.md"), Cancellation));
        Assert.Empty(await Catalog.PurgeAsync(CatalogSamples.Id("a.md"), Cancellation));

        await Catalog.TombstoneAsync(CatalogSamples.Id("b.md"), Cancellation);
        Assert.Equal(["content-shared", "structure-shared"], await Catalog.PurgeAsync(CatalogSamples.Id("b.md"), Cancellation));
    }

    [Fact]
    public async Task Knows_which_blobs_the_answerable_versions_need()
    {
        await PublishAsync("a.md", content: "own");
        Assert.True(await Catalog.IsBlobUsedAsync("content-own", Cancellation));
        Assert.True(await Catalog.IsBlobUsedAsync("structure-own", Cancellation));
        await PublishAsync("a.md", 2, content: "newer");
        Assert.False(await Catalog.IsBlobUsedAsync("content-own", Cancellation));
    }

    [Fact]
    public async Task Purges_only_earlier_versions_of_a_document_that_is_there()
    {
        await PublishAsync("a.md", 1);
        Assert.Empty(await Catalog.PurgeAsync(CatalogSamples.Id("a.md"), Cancellation));
        await PublishAsync("a.md", 2);

        Assert.Equal(["content-a.md-1", "structure-a.md-1"], await Catalog.PurgeAsync(CatalogSamples.Id("a.md"), Cancellation));
        Assert.Equal(2, (await FindAsync("a.md")).Version);
        Assert.Equal(2, (await ChunksAsync()).Count);
    }

    private Task RegisterAsync(string name) => Catalog.RegisterAsync(CatalogSamples.Source, CatalogSamples.Item(name), CatalogSamples.Hr, Cancellation);

    private async Task PublishAsync(string name, int version = 1, int chunks = 2, string? content = null)
    {
        await RegisterAsync(name);
        await Catalog.PublishAsync(CatalogSamples.Publication(name, version, chunks, content: content), null, Cancellation);
    }

    private async Task<DocumentRecord> FindAsync(string name)
    {
        var document = await Catalog.FindAsync(CatalogSamples.Id(name), Cancellation);
        Assert.NotNull(document);
        return document;
    }

    private Task<List<CatalogChunk>> ChunksAsync() => Catalog.ListChunksAsync(Cancellation).ToListAsync(Cancellation).AsTask();
}
