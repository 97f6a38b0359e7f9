using RagLlama.Answering;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Core.Tests.Answering;

/// <summary>Passages as a retriever gives them.</summary>
internal static class TestPassages
{
    /// <param name="before">Characters of the document before the passage.</param>
    public static RetrievedPassage Of(
        string title, string text, double score = 0.8, string[]? headings = null, int before = 100, IReadOnlyList<PageBox>? boxes = null, string? tableHeader = null, int? page = 4)
    {
        var id = DocumentId.For("handbook", title);
        var language = LanguageDetector.Detect(text);
        var chunk = new Chunk
        {
            Id = ChunkId.For(id, 1, 0, "generation-1"),
            DocumentId = id,
            Version = 1,
            Number = 0,
            Text = text,
            TableHeader = tableHeader,
            Language = language,
            Location = new ChunkLocation { Span = new TextSpan(before, text.Length), Page = page, Headings = headings ?? [], Boxes = boxes ?? [] },
        };
        return new RetrievedPassage
        {
            Chunk = chunk,
            Chunks = [chunk],
            Document = new DocumentRecord
            {
                Id = id,
                SourceId = "handbook",
                ExternalId = title,
                Uri = new Uri("file:///handbook/" + Uri.EscapeDataString(title)),
                FileName = title,
                Title = title,
                Status = DocumentStatus.Indexed,
                Access = AccessList.Public,
                Language = language,
            },
            Text = text,
            Span = chunk.Location.Span,
            Score = score,
            Lexical = score,
            Dense = 0,
        };
    }

    /// <summary>A citation of the whole passage.</summary>
    public static Citation Cite(RetrievedPassage passage, int number = 1) => new()
    {
        Number = number,
        DocumentId = passage.Document.Id,
        ChunkId = passage.Chunk.Id,
        SourceId = passage.Document.SourceId,
        Title = passage.Document.Title,
        Uri = passage.Document.Uri,
        Page = passage.Chunk.Location.Page,
        Quote = passage.Text,
        Span = passage.Span,
        Score = passage.Score,
        Verified = true,
    };
}
