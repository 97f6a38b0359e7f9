using System.Collections.Immutable;
using System.Globalization;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;
using RagLlama.Sources;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every <see cref="IDocumentCatalog"/> shows, and to whom.</summary>
public abstract class CatalogReadingConformance : StoreConformance
{
    private IDocumentCatalog Catalog => Stores.Catalog;

    [Fact]
    public async Task Gives_chunks_back_as_they_were_published()
    {
        var publication = CatalogSamples.Publication("a.md");
        await PublishAsync(publication);

        var chunks = await Catalog.ReadChunksAsync(CatalogSamples.Anna, [.. publication.Chunks.Select(c => c.Id)], Cancellation);

        Assert.Equal(publication.Chunks.Select(Flat), chunks.Select(c => Flat(c.Chunk)));
        Assert.All(chunks, c => Assert.Equal(publication.Title, c.Document.Title));
    }

    [Fact]
    public async Task Reads_only_chunks_of_the_answerable_version_the_asker_may_read_in_the_order_asked()
    {
        await PublishAsync(CatalogSamples.Publication("mine.md"));
        await PublishAsync(CatalogSamples.Publication("foreign.md", access: CatalogSamples.Sales));
        await PublishAsync(CatalogSamples.Publication("removed.md"));
        await PublishAsync(CatalogSamples.Publication("changed.md"));
        await PublishAsync(CatalogSamples.Publication("changed.md", 2));
        await Catalog.TombstoneAsync(CatalogSamples.Id("removed.md"), Cancellation);
        ChunkId[] asked =
        [
            CatalogSamples.Chunk("changed.md", 2, 1),
            CatalogSamples.Chunk("mine.md", 1, 1),
            CatalogSamples.Chunk("foreign.md", 1, 0),
            CatalogSamples.Chunk("changed.md", 1, 0),
            CatalogSamples.Chunk("removed.md", 1, 0),
            CatalogSamples.Chunk("unknown.md", 1, 0),
            CatalogSamples.Chunk("mine.md", 1, 0),
            CatalogSamples.Chunk("changed.md", 2, 1),
        ];

        var chunks = await Catalog.ReadChunksAsync(CatalogSamples.Anna, asked, Cancellation);

        Assert.Equal([asked[0], asked[1], asked[6]], chunks.Select(c => c.Chunk.Id));
        Assert.Empty(await Catalog.ReadChunksAsync(CatalogSamples.Anna, [], Cancellation));
    }

    [Fact]
    public async Task Applies_a_change_of_access_from_the_next_read()
    {
        await PublishAsync(CatalogSamples.Publication("a.md"));
        var id = CatalogSamples.Id("a.md");

        await Catalog.UpdateAccessAsync(id, CatalogSamples.Sales, null, Cancellation);
        Assert.Equal((0, 2), (await CountReadableAsync(CatalogSamples.Anna), await CountReadableAsync(CatalogSamples.Bert)));
        Assert.Equal(CatalogSamples.Sales, (await Catalog.FindReadableAsync(CatalogSamples.Bert, id, Cancellation))!.Access);

        await Catalog.UpdateAccessAsync(id, AccessList.Parse("user:anna"), null, Cancellation);
        Assert.Equal((2, 0), (await CountReadableAsync(CatalogSamples.Anna), await CountReadableAsync(CatalogSamples.Bert)));

        await Catalog.UpdateAccessAsync(id, AccessList.Public, null, Cancellation);
        Assert.Equal((2, 2), (await CountReadableAsync(CatalogSamples.Anna), await CountReadableAsync(CatalogSamples.Bert)));
    }

    [Fact]
    public async Task Shows_a_document_with_an_empty_access_list_to_nobody()
    {
        await PublishAsync(CatalogSamples.Publication("a.md", access: AccessList.Nobody));
        var id = CatalogSamples.Id("a.md");

        foreach (var asker in new[] { CatalogSamples.Anna, CatalogSamples.Bert, CatalogSamples.Admin })
        {
            Assert.Equal(0, await CountReadableAsync(asker));
            Assert.Null(await Catalog.FindReadableAsync(asker, id, Cancellation));
            Assert.Empty(await Catalog.ReadChunkRangeAsync(asker, id, 0, 9, Cancellation));
            Assert.Equal(0, (await Catalog.ListAsync(asker, new DocumentFilter(), manage: false, Cancellation)).Total);
        }
    }

    [Fact]
    public async Task Takes_no_part_of_a_group_name_for_the_group()
    {
        await PublishAsync(CatalogSamples.Publication("a.md", access: AccessList.Parse("group:hr-payroll,user:anna2")));

        Assert.Equal(0, await CountReadableAsync(CatalogSamples.Anna));
        Assert.Equal(2, await CountReadableAsync(Asker.User("carl", ["x", "hr-payroll"])));
    }

    [Fact]
    public async Task Reads_neighbouring_chunks_of_the_answerable_version()
    {
        await PublishAsync(CatalogSamples.Publication("a.md", chunks: 12));
        var id = CatalogSamples.Id("a.md");

        var range = await Catalog.ReadChunkRangeAsync(CatalogSamples.Anna, id, 9, 20, Cancellation);

        Assert.Equal([9, 10, 11], range.Select(c => c.Chunk.Number));
        Assert.Empty(await Catalog.ReadChunkRangeAsync(CatalogSamples.Bert, id, 0, 20, Cancellation));
        Assert.Empty(await Catalog.ReadChunkRangeAsync(CatalogSamples.Anna, CatalogSamples.Id("b.md"), 0, 20, Cancellation));
    }

    [Fact]
    public async Task Lists_what_the_asker_may_read_and_everything_to_an_admin_who_manages()
    {
        await PublishAsync(CatalogSamples.Publication("b.md"));
        await PublishAsync(CatalogSamples.Publication("A.md", access: CatalogSamples.Sales));
        await PublishAsync(CatalogSamples.Publication("gone.md"));
        await Catalog.TombstoneAsync(CatalogSamples.Id("gone.md"), Cancellation);

        Assert.Equal(["Title of b.md"], await TitlesAsync(CatalogSamples.Anna, new DocumentFilter(), manage: true));
        Assert.Equal([], await TitlesAsync(CatalogSamples.Admin, new DocumentFilter(), manage: false));
        Assert.Equal(["Title of A.md", "Title of b.md"], await TitlesAsync(CatalogSamples.Admin, new DocumentFilter(), manage: true));
        Assert.Single(await TitlesAsync(CatalogSamples.Admin, new DocumentFilter { Status = DocumentStatus.Removed }, manage: true));
        Assert.Empty(await TitlesAsync(CatalogSamples.Anna, new DocumentFilter { Status = DocumentStatus.Removed }, manage: false));
    }

    [Fact]
    public async Task Filters_and_pages_the_list_by_title()
    {
        foreach (var name in new[] { "one.md", "Two_100%.md", "ÜBER.md", "four.md" })
        {
            await PublishAsync(CatalogSamples.Publication(name));
        }

        await Catalog.RegisterAsync("other", CatalogSamples.Item("five.md"), CatalogSamples.Hr, Cancellation);

        Assert.Equal(["five.md"], await TitlesAsync(CatalogSamples.Anna, new DocumentFilter { SourceId = "other" }));
        Assert.Equal(["five.md"], await TitlesAsync(CatalogSamples.Anna, new DocumentFilter { Status = DocumentStatus.Pending }));
        Assert.Equal(["Title of ÜBER.md"], await TitlesAsync(CatalogSamples.Anna, new DocumentFilter { Text = " über " }));
        Assert.Equal(["Title of Two_100%.md"], await TitlesAsync(CatalogSamples.Anna, new DocumentFilter { Text = "TWO_100%" }));
        Assert.Empty(await TitlesAsync(CatalogSamples.Anna, new DocumentFilter { Text = "t%o" }));

        var page = await Catalog.ListAsync(CatalogSamples.Anna, new DocumentFilter { Skip = 1, Take = 2 }, false, Cancellation);
        Assert.Equal(["Title of four.md", "Title of one.md"], page.Items.Select(d => d.Title));
        Assert.Equal(5, page.Total);
        var past = await Catalog.ListAsync(CatalogSamples.Anna, new DocumentFilter { Skip = 10 }, false, Cancellation);
        Assert.Equal((0, 5), (past.Items.Count, past.Total));
    }

    [Fact]
    public async Task Lists_everything_known_of_a_source_with_what_was_removed()
    {
        await PublishAsync(CatalogSamples.Publication("a.md"));
        await PublishAsync(CatalogSamples.Publication("b.md", access: CatalogSamples.Sales));
        await Catalog.TombstoneAsync(CatalogSamples.Id("b.md"), Cancellation);
        await Catalog.RegisterAsync("other", CatalogSamples.Item("c.md"), CatalogSamples.Hr, Cancellation);

        var known = (await Catalog.ListKnownAsync(CatalogSamples.Source, Cancellation)).OrderBy(k => k.ExternalId).ToList();

        Assert.Equal(new KnownDocument(CatalogSamples.Id("a.md"), "a.md", "tag-1", CatalogSamples.Hr, DocumentStatus.Indexed), known[0]);
        Assert.Equal(("b.md", DocumentStatus.Removed, 2), (known[1].ExternalId, known[1].Status, known.Count));
    }

    [Fact]
    public async Task Lists_all_documents_and_chunks_in_order_for_a_check()
    {
        var names = Enumerable.Range(0, 20).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        foreach (var name in names)
        {
            await PublishAsync(CatalogSamples.Publication(name, access: AccessList.Nobody));
        }

        var ids = names.Select(CatalogSamples.Id).Order().ToList();
        Assert.Equal(ids, await Catalog.ListAllAsync(Cancellation).Select(d => d.Id).ToListAsync(Cancellation));
        Assert.Equal(
            ids.SelectMany(id => new[] { (id, 0), (id, 1) }),
            await Catalog.ListChunksAsync(Cancellation).Select(c => (c.Document.Id, c.Chunk.Number)).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Keeps_changes_and_forgets_sources()
    {
        var source = new SourceDefinition
        {
            Id = "wiki",
            Name = "Wiki",
            Connector = "files",
            Access = CatalogSamples.Hr,
            Settings = new Dictionary<string, string> { ["paths"] = "/srv/a;/srv/b", ["glob"] = "*.md" }.ToImmutableSortedDictionary(),
        };
        await Catalog.SaveSourceAsync(source, Cancellation);
        await Catalog.SaveSourceAsync(source with { Id = "abc" }, Cancellation);
        await Catalog.SaveSourceAsync(source with { Name = "The wiki", Access = AccessList.Public }, Cancellation);

        var found = await Catalog.FindSourceAsync("wiki", Cancellation);
        Assert.Equal(("The wiki", "files", AccessList.Public), (found!.Name, found.Connector, found.Access));
        Assert.Equal(source.Settings, found.Settings);
        Assert.Equal(["abc", "wiki"], (await Catalog.ListSourcesAsync(Cancellation)).Select(s => s.Id));

        await Catalog.RemoveSourceAsync("wiki", Cancellation);
        Assert.Null(await Catalog.FindSourceAsync("wiki", Cancellation));
    }

    [Fact]
    public async Task Keeps_text_that_a_database_would_refuse_at_its_length()
    {
        var publication = CatalogSamples.Publication("a.md", chunks: 1);
        var chunk = publication.Chunks[0] with { Text = "nul \0, half \uD83C pair, whole 🏖" };
        await PublishAsync(publication with { Title = "a\0b", Chunks = [chunk] });

        var read = Assert.Single(await Catalog.ReadChunksAsync(CatalogSamples.Anna, [chunk.Id], Cancellation)).Chunk;

        Assert.Equal(chunk.Text.Length, read.Text.Length);
        Assert.EndsWith("whole 🏖", read.Text, StringComparison.Ordinal);
    }

    private static string Flat(Chunk chunk) => string.Join(
        '|',
        chunk.Id,
        chunk.DocumentId,
        chunk.Version,
        chunk.Number,
        chunk.Text,
        chunk.TableHeader,
        chunk.Language,
        chunk.Location.Span,
        chunk.Location.Page,
        string.Join('>', chunk.Location.Headings),
        string.Join('>', chunk.Location.Boxes));

    private async Task PublishAsync(DocumentPublication publication)
    {
        var name = publication.Title.Replace("Title of ", "", StringComparison.Ordinal).Replace("a\0b", "a.md", StringComparison.Ordinal);
        await Catalog.RegisterAsync(CatalogSamples.Source, CatalogSamples.Item(name), publication.Access, Cancellation);
        await Catalog.PublishAsync(publication, null, Cancellation);
    }

    private async Task<int> CountReadableAsync(Asker asker)
    {
        ChunkId[] ids = [CatalogSamples.Chunk("a.md", 1, 0), CatalogSamples.Chunk("a.md", 1, 1)];
        return (await Catalog.ReadChunksAsync(asker, ids, Cancellation)).Count;
    }

    private async Task<IEnumerable<string>> TitlesAsync(Asker asker, DocumentFilter filter, bool manage = false) =>
        (await Catalog.ListAsync(asker, filter, manage, Cancellation)).Items.Select(d => d.Title);
}
