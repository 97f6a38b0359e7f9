using RagLlama.Answering;
using RagLlama.Documents;

namespace RagLlama.Host.Api.Json;

/// <param name="PartlyRead">A limit left part of the document unread.</param>
/// <param name="SeeAlso">No sentence of the answer rests on it: the page that was found next, to read on.</param>
/// <param name="Span">Where the quote stands in the document's text, in UTF-16 code units.</param>
public sealed record CitationJson(
    int N, string DocumentId, string ChunkId, string SourceId, string Title, string Uri, int? Page,
    IReadOnlyList<string> Headings, string Quote, TextSpan Span, double Score, bool Verified, bool PartlyRead, bool SeeAlso)
{
    public static CitationJson From(Citation citation) => new(
        citation.Number, citation.DocumentId.ToString(), citation.ChunkId.ToString(), citation.SourceId, citation.Title,
        citation.Uri.ToString(), citation.Page, citation.Headings, citation.Quote, citation.Span, Math.Round(citation.Score, 4), citation.Verified, citation.PartlyRead, citation.SeeAlso);
}
