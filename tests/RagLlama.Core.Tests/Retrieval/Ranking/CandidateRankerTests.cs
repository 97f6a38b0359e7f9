using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Retrieval.Ranking;
using Xunit;

namespace RagLlama.Core.Tests.Retrieval.Ranking;

public sealed class CandidateRankerTests
{
    private static readonly DocumentId Manual = DocumentId.For("files", "manual.md");

    private readonly CandidateRanker _ranker = new(windows: null, new PassagePreparer(windows: null, cacheBytes: 1 << 20));

    [Fact]
    public void Words_that_stand_together_count_more_than_words_far_apart()
    {
        var filler = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"filler{i}"));
        var factors = Rank("replace shaft seal", $"The shaft is steel. {filler} A seal ring. {filler} Replace oil.", $"Replace the shaft seal yearly. {filler} {filler}");

        Assert.True(factors[1].Stretch > factors[0].Stretch, $"{factors[1].Stretch} and {factors[0].Stretch}");
        Assert.Equal(1, factors[1].Stretch, 6);
    }

    [Fact]
    public void Pairs_of_words_in_the_questions_order_are_seen()
    {
        var factors = Rank("annual leave policy", "Policy on leave, annual", "The annual leave policy applies to all");

        Assert.Equal(0, factors[0].Pairs);
        Assert.True(factors[1].Pairs > 0);
    }

    [Theory]
    [InlineData("Wartungsvertrag", "Verträge über die Wartung werden jährlich geprüft.", "Der Parkplatz ist geöffnet.", "de")]
    [InlineData("reimbursment of travel", "Reimbursement takes ten days.", "The canteen opens at noon.", "en")]
    public void Fragments_find_compounds_and_misspellings(string question, string near, string far, string language)
    {
        var factors = RankIn(language, question, near, far);

        Assert.True(factors[0].Fragments > factors[1].Fragments, $"{factors[0].Fragments} and {factors[1].Fragments}");
    }

    [Fact]
    public void A_title_that_has_the_words_counts()
    {
        var factors = _ranker.Rank("parental leave", [], [], [Candidate(0, "Fourteen weeks.", "Parental leave"), Candidate(1, "Fourteen weeks.", "Parking")]).Factors;

        Assert.Equal(1, factors[0].Title, 6);
        Assert.Equal(0, factors[1].Title);
    }

    [Fact]
    public void A_companion_is_another_passage_of_the_same_document()
    {
        var candidates = new[] { Candidate(0, "one", "Pump", lexical: 0.9), Candidate(1, "two", "Pump", lexical: 0.4), Candidate(2, "three", "Other", lexical: 0.5) };

        var factors = _ranker.Rank("pump", [], [], candidates).Factors;

        Assert.Equal([0.4, 0.9, 0.0], factors.Select(f => f.Companion));
    }

    [Fact]
    public void Says_which_share_of_the_words_nothing_has()
    {
        var factors = Rank("wifi password guests", "Guests register at the desk.", "Change your password often.");

        Assert.All(factors, f => Assert.Equal(1 / 3.0, f.Unseen, 6));
    }

    [Fact]
    public void A_phrase_asked_for_outweighs_everything_else()
    {
        var candidates = new[] { Candidate(0, "Leave of absence, absence of leave, leave.", "Leave", lexical: 1), Candidate(1, "Zone: unpaid leave of absence may be granted.", "Other") };

        var factors = _ranker.Rank("leave of absence granted", ["unpaid leave of absence"], [], candidates).Factors;

        Assert.True(factors[1].Score > factors[0].Score);
    }

    [Fact]
    public void Odd_questions_and_passages_do_not_matter()
    {
        foreach (var question in new[] { "?", "the", "a", "\ud800", new string('x', 100_000) })
        {
            Assert.All(Rank(question, "The pump.", "\ud800"), f => Assert.True(double.IsFinite(f.Score), question));
        }

        Assert.Empty(_ranker.Rank("pump", [], [], []).Factors);
    }

    private static (IndexHit Hit, CatalogChunk Found) Candidate(int number, string text, string title, double lexical = 0, string language = "en")
    {
        var chunk = new Chunk
        {
            Id = ChunkId.For(Manual, 1, number, title),
            DocumentId = Manual,
            Version = 1,
            Number = number,
            Location = new ChunkLocation { Span = new TextSpan(0, text.Length) },
            Text = text,
            Language = language,
        };
        var document = new DocumentRecord
        {
            Id = Manual,
            SourceId = "files",
            ExternalId = "manual.md",
            Uri = new Uri("file:///manual.md"),
            FileName = "manual.md",
            Title = title,
            Status = DocumentStatus.Indexed,
            Access = AccessList.Public,
            Version = 1,
        };
        return (new IndexHit(chunk.Id, Manual, lexical, lexical, 0), new CatalogChunk(chunk, document));
    }

    private IReadOnlyList<RankingFactors> Rank(string question, params string[] texts) => RankIn("en", question, texts);

    private IReadOnlyList<RankingFactors> RankIn(string language, string question, params string[] texts) =>
        _ranker.Rank(question, [], [], [.. texts.Select((text, number) => Candidate(number, text, "", language: language))]).Factors;
}
