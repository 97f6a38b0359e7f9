using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Retrieval;
using RagLlama.Retrieval.Ranking;
using RagLlama.Retrieval.Reranking;
using Xunit;

namespace RagLlama.Core.Tests.Retrieval.Ranking;

public sealed class VarietyTests
{
    [Fact]
    public void A_third_passage_of_one_document_waits_for_the_others()
    {
        var ranked = new[] { Passage("a", 0), Passage("a", 5), Passage("a", 9), Passage("b", 0), Passage("c", 3) };

        var spread = Spread(ranked, 0, 1, 2, 3, 4);

        Assert.Equal(["a0", "a5", "b0", "c3", "a9"], spread);
    }

    [Fact]
    public void Others_that_come_nowhere_near_it_have_no_turn_before_a_third_passage()
    {
        var ranked = new[] { Passage("a", 0, 2.0), Passage("a", 5, 1.9), Passage("a", 9, 1.8), Passage("b", 0, 1.3), Passage("a", 11, 1.0), Passage("c", 3, 0.9), Passage("d", 0, 0.5) };

        var spread = Spread(ranked, 0, 1, 2, 3, 4, 5, 6);

        Assert.Equal(["a0", "a5", "b0", "a9", "c3", "a11", "d0"], spread);
    }

    [Fact]
    public void The_order_of_a_reranker_is_not_measured_by_scores_it_did_not_give()
    {
        RetrievedPassage[] ranked = [.. new[] { Passage("a", 0, 2.0), Passage("a", 5, 1.9), Passage("a", 9, 1.8), Passage("b", 0, 0.2) }.Select(p => p with { Reranked = new RerankedPlace("test", 1, 0.5) })];

        Assert.Equal(["a0", "a5", "b0", "a9"], Spread(ranked, 0, 1, 2, 3));
    }

    [Fact]
    public void A_third_copy_of_one_text_waits_for_the_others()
    {
        var ranked = new[] { Passage("a", 0), Passage("b", 0), Passage("c", 0), Passage("d", 0) };

        Assert.Equal(["a0", "b0", "d0", "c0"], Spread(ranked, 0, 0, 0, 3));
    }

    [Fact]
    public void Copies_are_texts_that_share_nearly_all_their_words()
    {
        var policy = Enumerable.Range(1, 40).Select(i => (uint)i).ToArray();
        var edition = policy.Append(99u).ToArray();
        var other = Enumerable.Range(30, 40).Select(i => (uint)i).ToArray();

        Assert.Equal([0, 0, 2, 3], CopyFinder.Find([Prepared(policy), Prepared(edition), Prepared(other), Prepared([])]));
    }

    private static List<string> Spread(RetrievedPassage[] ranked, params int[] copyOf) =>
        [.. Variety.Spread(ranked, copyOf).Select(p => p.Document.FileName + p.Chunk.Number)];

    private static PreparedPassage Prepared(uint[] stems) => new() { TitleWords = "", Words = "", TitleStems = [], Stems = stems, Windows = null };

    private static RetrievedPassage Passage(string file, int number, double score = 1)
    {
        var document = new DocumentRecord
        {
            Id = DocumentId.For("files", file),
            SourceId = "files",
            ExternalId = file,
            Uri = new Uri("file:///" + file),
            FileName = file,
            Title = file,
            Status = DocumentStatus.Indexed,
            Access = AccessList.Public,
            Version = 1,
        };
        var chunk = new Chunk
        {
            Id = ChunkId.For(document.Id, 1, number, "test"),
            DocumentId = document.Id,
            Version = 1,
            Number = number,
            Location = new ChunkLocation { Span = new TextSpan(0, 4) },
            Text = "text",
            Language = "en",
        };
        return PassageMerger.Single(new IndexHit(chunk.Id, document.Id, score, 1, 1), new CatalogChunk(chunk, document));
    }
}
