using RagLlama.Documents;
using RagLlama.Host.Api;
using RagLlama.Indexing;
using RagLlama.Ingestion;

namespace RagLlama.Host.Portal;

/// <summary>Reads what a document's page or the source panel shows.</summary>
public sealed class DocumentViews(PageContext page, IDocumentCatalog catalog, IDocumentReader reader)
{
    private readonly Highlights highlights = new(catalog, reader);

    /// <summary>Null when there is no such document for this asker.</summary>
    public async Task<DocumentView?> FindAsync(string id, string? passage, string? span)
    {
        var document = await catalog.FindVisibleAsync(page.Asker, id, page.Aborted);
        if (document is null)
        {
            return null;
        }

        var source = await catalog.FindSourceAsync(document.SourceId, page.Aborted);
        var view = new DocumentView { Document = document, SourceName = source?.Name ?? document.SourceId };
        if (!document.Access.Allows(page.Asker))
        {
            return view;
        }

        var structure = await reader.ReadAsync(page.Asker, document.Id, page.Aborted);
        var chunk = await highlights.FindChunkAsync(page.Asker, document, passage, page.Aborted);
        var mark = Clip(Highlights.ParseSpan(span), structure) ?? chunk?.Location.Span;
        var (previous, next) = await FindNeighboursAsync(document.Id, chunk);
        return view with
        {
            Structure = structure,
            Chunk = chunk,
            Previous = previous,
            Next = next,
            Mark = mark,
            Page = PageOf(structure, mark) ?? chunk?.Location.Page,
        };
    }

    private static TextSpan? Clip(TextSpan? span, ExtractedDocument? structure) =>
        span is { Length: > 0 } wanted && structure is not null && wanted.End <= structure.Text.Length ? wanted : null;

    private static int? PageOf(ExtractedDocument? structure, TextSpan? mark) =>
        structure is null || mark is not { } span
            ? null
            : structure.Lines.Where(l => l.Span.Overlaps(span)).Select(l => (int?)l.Box.Page).FirstOrDefault()
                ?? structure.Blocks.FirstOrDefault(b => b.Span.Overlaps(span))?.Page;

    private async Task<(Chunk? Previous, Chunk? Next)> FindNeighboursAsync(DocumentId id, Chunk? chunk)
    {
        if (chunk is null)
        {
            return (null, null);
        }

        var around = await catalog.ReadChunkRangeAsync(page.Asker, id, Math.Max(0, chunk.Number - 1), chunk.Number + 1, page.Aborted);
        return (around.FirstOrDefault(c => c.Chunk.Number == chunk.Number - 1)?.Chunk, around.FirstOrDefault(c => c.Chunk.Number == chunk.Number + 1)?.Chunk);
    }
}
