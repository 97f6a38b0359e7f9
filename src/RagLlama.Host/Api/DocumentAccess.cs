using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;

namespace RagLlama.Host.Api;

/// <summary>Who may see and remove a document through a door.</summary>
public static class DocumentAccess
{
    /// <summary>The document, if the asker may read it or, as an admin, manage it; null otherwise, whatever the reason.</summary>
    public static async Task<DocumentRecord?> FindVisibleAsync(
        this IDocumentCatalog catalog, Asker asker, string id, CancellationToken cancellationToken)
    {
        if (!DocumentId.TryParse(id, out var documentId))
        {
            return null;
        }

        var document = asker.IsAdmin
            ? await catalog.FindAsync(documentId, cancellationToken)
            : await catalog.FindReadableAsync(asker, documentId, cancellationToken);
        return document is { Status: not DocumentStatus.Removed } ? document : null;
    }

    /// <summary>The document, only if the asker may read its content.</summary>
    public static async Task<DocumentRecord?> FindReadableAsync(
        this IDocumentCatalog catalog, Asker asker, string id, CancellationToken cancellationToken) =>
        DocumentId.TryParse(id, out var documentId) ? await catalog.FindReadableAsync(asker, documentId, cancellationToken) : null;

    public static bool MayRemove(Asker asker, DocumentRecord document) => asker.IsAdmin || Uploads.IsOwner(asker, document);
}
