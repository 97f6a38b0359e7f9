using System.Globalization;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;

namespace RagLlama.Host.Api;

/// <summary>Turns what a link points at (a chunk, or a span of the text) into a span and into boxes on a page.</summary>
internal sealed class Highlights(IDocumentCatalog catalog, IDocumentReader reader)
{
    /// <summary>Reads <c>start-length</c>.</summary>
    public static TextSpan? ParseSpan(string? text)
    {
        var dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return dash > 0
            && int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && start <= int.MaxValue - length
            ? new TextSpan(start, length)
            : null;
    }

    /// <summary>The chunk, if it is in the answerable version of this document and the asker may read it.</summary>
    public async Task<Chunk?> FindChunkAsync(Asker asker, DocumentRecord document, string? chunkId, CancellationToken cancellationToken)
    {
        if (!ChunkId.TryParse(chunkId, out var id))
        {
            return null;
        }

        var chunks = await catalog.ReadChunksAsync(asker, [id], cancellationToken);
        return chunks is [{ Chunk: var chunk }] && chunk.DocumentId == document.Id ? chunk : null;
    }

    public async Task<IReadOnlyList<PageBox>> FindBoxesAsync(
        Asker asker, DocumentRecord document, string? highlight, int page, CancellationToken cancellationToken)
    {
        if (ParseSpan(highlight) is { } span && !ChunkId.TryParse(highlight, out _))
        {
            var structure = await reader.ReadAsync(asker, document.Id, cancellationToken);
            return [.. (structure?.Lines ?? []).Where(l => l.Box.Page == page && l.Span.Overlaps(span)).Select(l => l.Box)];
        }

        var chunk = await FindChunkAsync(asker, document, highlight, cancellationToken);
        return [.. (chunk?.Location.Boxes ?? []).Where(b => b.Page == page)];
    }
}
