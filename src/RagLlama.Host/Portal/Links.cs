using RagLlama.Answering;
using RagLlama.Documents;
using RagLlama.Retrieval;

namespace RagLlama.Host.Portal;

/// <summary>Addresses of the portal's pages.</summary>
internal static class Links
{
    public static string Ask(string question) => "/?q=" + Uri.EscapeDataString(question);

    public static string To(Citation citation) => Passage(citation.DocumentId, citation.ChunkId, citation.Span);

    public static string To(RetrievedPassage passage) => Passage(passage.Document.Id, passage.Chunk.Id, passage.Span);

    public static string Passage(DocumentId document, ChunkId chunk, TextSpan? span = null) =>
        $"/documents/{document}?passage={chunk}{(span is { } s ? $"&span={s.Start}-{s.Length}" : "")}#passage";

    public static string Panel(DocumentId document, ChunkId chunk) => $"/documents/{document}/panel?passage={chunk}";

    public static string Page(DocumentId document, int page, string? highlight) =>
        $"/api/v1/documents/{document}/pages/{page}{(highlight is null ? "" : "?highlight=" + highlight)}";

    /// <summary>Only a path of this site; anything else becomes the home page.</summary>
    public static string Local(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal)
        && !url.Any(char.IsControl) ? url : "/";
}
