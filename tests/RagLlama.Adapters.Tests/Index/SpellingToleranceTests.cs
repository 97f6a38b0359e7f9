using Microsoft.Extensions.Logging.Abstractions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Embedded;

namespace RagLlama.Adapters.Tests.Index;

/// <summary>A word that nothing has is taken for one that is a letter away, but never for one that only hidden passages have.</summary>
public sealed class SpellingToleranceTests : IDisposable
{
    private static readonly Asker Anna = Asker.User("anna@example.com");

    private readonly EmbeddedIndexOptions _options = new() { Folder = Directory.CreateTempSubdirectory("spelling").FullName };
    private readonly EmbeddedVectorIndex _index;

    public SpellingToleranceTests() => _index = new EmbeddedVectorIndex(_options, "test", NullLogger<EmbeddedVectorIndex>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(_options.Folder, recursive: true);
    }

    [Theory]
    [InlineData("en", "The vacation request goes to your manager.", "vaccation")]
    [InlineData("de", "Der Urlaub wird schriftlich beantragt.", "Ulraub")]
    [InlineData("fr", "Les congés payés sont posés en avance.", "conjés")]
    [InlineData("es", "La nómina se paga el día 28.", "nomyna")]
    [InlineData("hi", "कर्मचारी छुट्टी के लिए आवेदन करें।", "कर्मचरी")]
    public async Task A_misspelled_word_finds_its_passage(string language, string text, string misspelled)
    {
        await AddAsync("right", text, language, AccessList.Public);
        await AddAsync("other", "Pump LP-220, 40 kg.", "en", AccessList.Public);

        var hit = Assert.Single(await SearchAsync(misspelled));

        Assert.Equal(DocumentId.For("files", "right"), hit.DocumentId);
    }

    [Fact]
    public async Task A_word_that_occurs_is_never_corrected()
    {
        await AddAsync("right", "The reception is on the ground floor.", "en", AccessList.Public);
        await AddAsync("near", "Deception detection, deception, deception.", "en", AccessList.Public);

        Assert.Equal(DocumentId.For("files", "right"), Assert.Single(await SearchAsync("reception")).DocumentId);
    }

    [Fact]
    public async Task A_word_that_only_others_may_read_is_not_offered()
    {
        await AddAsync("hidden", "Project Nightingale is confidential.", "en", AccessList.Of(Principal.Group("board")));
        await AddAsync("public", "The canteen opens at noon.", "en", AccessList.Public);

        Assert.Empty(await SearchAsync("Nightingalle"));
    }

    [Theory]
    [InlineData("LP-221")]
    [InlineData("caf")]
    [InlineData("xyzzyxyzzy")]
    public async Task Codes_short_words_and_nonsense_stay_as_they_are(string question)
    {
        await AddAsync("one", "Pump LP-220 in the cafe.", "en", AccessList.Public);

        Assert.DoesNotContain(await SearchAsync(question), hit => hit.Lexical > 0.9);
    }

    private Task AddAsync(string name, string text, string language, AccessList access)
    {
        var document = DocumentId.For("files", name);
        return _index.UpsertAsync(
            [
                new IndexedChunk
                {
                    Id = ChunkId.For(document, 1, 0, "test"),
                    DocumentId = document,
                    SourceId = "files",
                    Version = 1,
                    Number = 0,
                    Access = access,
                    Language = language,
                    Title = "",
                    Text = text,
                    Vector = new float[8],
                },
            ],
            Token);
    }

    private Task<IReadOnlyList<IndexHit>> SearchAsync(string question) =>
        _index.SearchAsync(new IndexQuery { Text = question, Access = AccessFilter.For(Anna), Mode = SearchMode.Lexical, Limit = 10 }, Token);
}
