using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Retrieval;
using RagLlama.Retrieval.Ranking;
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

    private static RetrievedPassage Passage(string file, int number)
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
        return PassageMerger.Single(new IndexHit(chunk.Id, document.Id, 1, 1, 1), new CatalogChunk(chunk, document));
    }
}
