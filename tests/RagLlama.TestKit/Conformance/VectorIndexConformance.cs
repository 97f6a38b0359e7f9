using System.Collections.Immutable;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every index keeps, whatever it is made of.</summary>
public abstract class VectorIndexConformance
{
    private static readonly Asker Anna = Asker.User("anna@example.com", ["hr"]);
    private static readonly Asker Ben = Asker.User("ben@example.com", ["it"]);
    private static readonly DocumentId Handbook = DocumentId.For("files", "handbook.md");
    private static readonly DocumentId Manual = DocumentId.For("files", "manual.md");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens the index. Within one test, every call opens the same data as a process of its own would.</summary>
    protected abstract IVectorIndex Open();

    [Fact]
    public async Task Finds_the_passage_that_has_the_words()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "Annual leave is twenty five days."), Chunk(Handbook, 1, "The pump is cleaned in spring.")], Token);

        var hit = (await SearchAsync(index, "annual leave days"))[0];

        Assert.Equal(Id(Handbook, 0), hit.Id);
        Assert.Equal(Handbook, hit.DocumentId);
        Assert.InRange(hit.Lexical, 0.3, 1.0);
        Assert.InRange(hit.Dense, 0.3, 1.0);
        Assert.True(hit.Score > 0);
    }

    [Theory]
    [InlineData(SearchMode.Hybrid)]
    [InlineData(SearchMode.Lexical)]
    [InlineData(SearchMode.Dense)]
    public async Task Every_mode_ranks_the_better_passage_first(SearchMode mode)
    {
        var index = Open();
        await index.UpsertAsync([.. Enumerable.Range(0, 30).Select(n => Chunk(Manual, n, $"Section {n} of the manual about pumps and valves."))], Token);
        await index.UpsertAsync([Chunk(Handbook, 0, "Parental leave lasts fourteen weeks and is fully paid.")], Token);

        Assert.Equal(Id(Handbook, 0), (await SearchAsync(index, "parental leave weeks", mode: mode))[0].Id);
    }

    [Fact]
    public async Task The_nearest_passage_is_found_even_where_many_others_share_the_words()
    {
        const string Question = "parental leave weeks";
        var index = Open();
        await index.UpsertAsync([.. Enumerable.Range(0, 60).Select(n => Chunk(Manual, n, $"Parental leave in weeks, note {n}."))], Token);
        await index.UpsertAsync([Chunk(Handbook, 0, "Elternzeit dauert vierzehn.") with { Vector = HashEmbedder.EmbedText(Question) }], Token);

        var hits = await SearchAsync(index, Question, limit: 6);

        Assert.Equal(6, hits.Count);
        var nearest = Assert.Single(hits, hit => hit.DocumentId == Handbook);
        Assert.Equal(0, nearest.Lexical);
        Assert.All(hits, hit => Assert.True(hit.Score >= nearest.Score));
        Assert.Equal(hits.OrderByDescending(hit => hit.Score), hits);
        Assert.DoesNotContain(await SearchAsync(index, Question, limit: 6, mode: SearchMode.Lexical), hit => hit.DocumentId == Handbook);
    }

    [Fact]
    public async Task A_repeated_write_replaces_and_never_duplicates()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "The old rule about holidays.")], Token);
        await index.UpsertAsync([Chunk(Handbook, 0, "The new rule about travelling.")], Token);
        await index.UpsertAsync([Chunk(Handbook, 0, "The new rule about travelling.")], Token);

        Assert.Equal(1, await index.CountAsync(Token));
        Assert.Single(await SearchAsync(index, "travelling", mode: SearchMode.Lexical));
        Assert.Empty(await SearchAsync(index, "holidays", mode: SearchMode.Lexical));
    }

    [Theory]
    [InlineData(SearchMode.Hybrid)]
    [InlineData(SearchMode.Lexical)]
    [InlineData(SearchMode.Dense)]
    public async Task Hidden_passages_never_take_the_place_of_visible_ones(SearchMode mode)
    {
        var index = Open();
        var secret = AccessList.Of(Principal.Group("board"));
        await index.UpsertAsync([.. Enumerable.Range(0, 60).Select(n => Chunk(Manual, n, "salary table salary", access: secret))], Token);
        await index.UpsertAsync([.. Enumerable.Range(0, 5).Select(n => Chunk(Handbook, n, $"How the salary of part {n} is paid out at the end of the month."))], Token);

        var hits = await SearchAsync(index, "salary table", limit: 5, mode: mode);

        Assert.Equal(5, hits.Count);
        Assert.All(hits, hit => Assert.Equal(Handbook, hit.DocumentId));
    }

    [Fact]
    public async Task An_empty_access_list_means_nobody()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "Nobody reads this.", access: AccessList.Nobody)], Token);

        Assert.Empty(await SearchAsync(index, "nobody reads this"));
        Assert.Empty(await SearchAsync(index, "nobody reads this", Asker.User("root", isAdmin: true)));
        Assert.Equal(1, await index.CountAsync(Token));
    }

    [Fact]
    public async Task Public_user_and_group_entries_open_a_passage()
    {
        var index = Open();
        await index.UpsertAsync(
            [
                Chunk(Handbook, 0, "budget for everyone"),
                Chunk(Handbook, 1, "budget for people", access: AccessList.Of(Principal.Group("hr"))),
                Chunk(Handbook, 2, "budget for ben", access: AccessList.Of(Principal.User("ben@example.com"))),
                Chunk(Handbook, 3, "budget for both", access: AccessList.Of(Principal.Group("hr"), Principal.Group("it"))),
            ],
            Token);

        Assert.Equal([0, 1, 3], await NumbersAsync(index, "budget", Anna));
        Assert.Equal([0, 2, 3], await NumbersAsync(index, "budget", Ben));
    }

    [Fact]
    public async Task Searches_only_the_sources_asked_for()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "network password"), Chunk(Manual, 0, "network password", source: "wiki")], Token);

        Assert.Equal(Manual, Assert.Single(await SearchAsync(index, "network password", sources: ["wiki"])).DocumentId);
        Assert.Empty(await SearchAsync(index, "network password", sources: ["elsewhere"]));
        Assert.Equal(2, (await SearchAsync(index, "network password")).Count);
    }

    [Fact]
    public async Task Removals_are_visible_at_once()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "fire drill"), Chunk(Manual, 0, "fire drill")], Token);
        await SearchAsync(index, "fire drill");

        await index.RemoveDocumentAsync(Handbook, Token);

        Assert.Equal(Manual, Assert.Single(await SearchAsync(index, "fire drill")).DocumentId);
        Assert.Equal(1, await index.CountAsync(Token));
    }

    [Fact]
    public async Task Keeps_only_the_chunks_of_the_version_named()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "stale text"), Chunk(Handbook, 1, "stale text")], Token);
        await index.UpsertAsync([Chunk(Handbook, 0, "fresh text", version: 2), Chunk(Handbook, 1, "fresh text", version: 2), Chunk(Manual, 0, "stale text")], Token);

        await index.RemoveOtherChunksAsync(Handbook, keepVersion: 2, keepChunks: 1, Token);

        Assert.Equal([(Handbook, 2, 0), (Manual, 1, 0)], (await ListAsync(index)).Select(e => (e.DocumentId, e.Version, e.Number)).OrderByDescending(e => e.Version));
    }

    [Fact]
    public async Task A_document_without_chunks_left_is_gone()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "all of it")], Token);

        await index.RemoveOtherChunksAsync(Handbook, keepVersion: 2, keepChunks: 0, Token);

        Assert.Equal(0, await index.CountAsync(Token));
    }

    [Fact]
    public async Task Access_changes_without_new_vectors()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "merger plan")], Token);
        var before = Assert.Single(await ListAsync(index));

        await index.UpdateAccessAsync(Handbook, AccessList.Of(Principal.Group("it")), Token);

        Assert.Empty(await SearchAsync(index, "merger plan", Anna));
        Assert.Single(await SearchAsync(index, "merger plan", Ben));
        var after = Assert.Single(await ListAsync(index));
        Assert.Equal(before.VectorHash, after.VectorHash);
        Assert.Equal("group:it", after.Access.ToString());
    }

    [Fact]
    public async Task Another_instance_sees_every_write()
    {
        var writer = Open();
        var reader = Open();
        await writer.UpsertAsync([Chunk(Handbook, 0, "cafeteria menu"), Chunk(Handbook, 1, "cafeteria hours")], Token);
        Assert.Equal(2, (await SearchAsync(reader, "cafeteria")).Count);

        await writer.UpdateAccessAsync(Handbook, AccessList.Of(Principal.Group("it")), Token);
        Assert.Empty(await SearchAsync(reader, "cafeteria"));
        Assert.Equal(2, (await SearchAsync(reader, "cafeteria", Ben)).Count);

        await reader.UpsertAsync([Chunk(Handbook, 0, "canteen menu")], Token);
        Assert.Equal([0], await NumbersAsync(writer, "canteen", Anna));

        await writer.RemoveDocumentAsync(Handbook, Token);
        Assert.Empty(await SearchAsync(reader, "canteen"));
    }

    [Fact]
    public async Task Lists_everything_it_holds()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "one"), Chunk(Handbook, 1, "two", access: AccessList.Nobody)], Token);

        var entries = (await ListAsync(index)).OrderBy(entry => entry.Number).ToList();

        Assert.Equal([Id(Handbook, 0), Id(Handbook, 1)], entries.Select(entry => entry.Id));
        Assert.Equal(["public", ""], entries.Select(entry => entry.Access.ToString()));
        Assert.All(entries, entry => Assert.Matches("^[0-9a-f]{64}$", entry.VectorHash));
        Assert.NotEqual(entries[0].VectorHash, entries[1].VectorHash);
    }

    [Fact]
    public async Task Passages_without_a_vector_are_found_by_their_words()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "quarterly figures") with { Vector = new float[HashEmbedder.Dimensions] }], Token);

        var hit = Assert.Single(await SearchAsync(index, "quarterly figures"));
        Assert.Equal(0, hit.Dense);
        Assert.Single(await index.SearchAsync(new IndexQuery { Text = "quarterly", Access = AccessFilter.For(Anna), Limit = 5 }, Token));
    }

    [Theory]
    [InlineData("\"quoted\" AND (NEAR OR *")]
    [InlineData("title:hello -world ^start col:*")]
    [InlineData("'; DROP TABLE chunks; --")]
    [InlineData("nul\0inside")]
    [InlineData("\ud83d lone surrogate")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("NOT")]
    [InlineData("{a b} : c")]
    public async Task Hostile_questions_are_just_words(string text)
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "quoted hello world inside")], Token);

        Assert.True((await SearchAsync(index, text)).Count <= 1);
        Assert.Equal(1, await index.CountAsync(Token));
    }

    [Fact]
    public async Task Very_long_questions_are_answered()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "the warranty lasts two years")], Token);
        var text = string.Join(' ', Enumerable.Range(0, 1500).Select(n => $"word{n}")) + " warranty";

        Assert.Single(await SearchAsync(index, text));
    }

    [Fact]
    public async Task Hostile_passages_are_just_text()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "a\0b \ud83d \" OR * = '; DELETE FROM chunks warranty")], Token);

        Assert.Single(await SearchAsync(index, "warranty"));
    }

    [Fact]
    public async Task A_word_that_every_passage_has_finds_them_all()
    {
        var index = Open();
        await index.UpsertAsync([.. Enumerable.Range(0, 60).Select(n => Chunk(Handbook, n, $"note {n} on the boiler"))], Token);

        Assert.Equal(60, (await SearchAsync(index, "boiler", limit: 100, mode: SearchMode.Lexical)).Count);
    }

    [Fact]
    public async Task A_single_passage_scores_like_one_of_many()
    {
        var index = Open();
        await index.UpsertAsync([Chunk(Handbook, 0, "The warranty of the mixer lasts two years.")], Token);

        Assert.InRange((await SearchAsync(index, "warranty of the mixer", mode: SearchMode.Lexical))[0].Lexical, 0.3, 1.0);
    }

    private static ChunkId Id(DocumentId document, int number, int version = 1) => ChunkId.For(document, version, number, "conformance");

    private static IndexedChunk Chunk(DocumentId document, int number, string text, AccessList? access = null, string source = "files", int version = 1) => new()
    {
        Id = Id(document, number, version),
        DocumentId = document,
        SourceId = source,
        Version = version,
        Number = number,
        Access = access ?? AccessList.Public,
        Language = "en",
        Title = "",
        Text = text,
        Vector = HashEmbedder.EmbedText(text),
    };

    private static Task<IReadOnlyList<IndexHit>> SearchAsync(
        IVectorIndex index, string text, Asker? asker = null, int limit = 10, SearchMode mode = SearchMode.Hybrid, ImmutableHashSet<string>? sources = null) => index.SearchAsync(
        new IndexQuery
        {
            Text = text,
            Vector = HashEmbedder.EmbedText(text),
            Access = AccessFilter.For(asker ?? Anna),
            SourceIds = sources ?? [],
            Mode = mode,
            Limit = limit,
        },
        Token);

    private static async Task<IEnumerable<int>> NumbersAsync(IVectorIndex index, string text, Asker asker)
    {
        var hits = (await SearchAsync(index, text, asker, mode: SearchMode.Lexical)).Select(hit => hit.Id).ToHashSet();
        return (await ListAsync(index)).Where(entry => hits.Contains(entry.Id)).Select(entry => entry.Number).Order();
    }

    private static async Task<List<IndexEntry>> ListAsync(IVectorIndex index)
    {
        var entries = new List<IndexEntry>();
        await foreach (var entry in index.ListAsync(Token))
        {
            entries.Add(entry);
        }

        return entries;
    }
}
