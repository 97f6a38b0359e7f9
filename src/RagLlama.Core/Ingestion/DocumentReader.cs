using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;

namespace RagLlama.Ingestion;

internal sealed class DocumentReader(IDocumentCatalog catalog, IBlobStore blobs) : IDocumentReader
{
    public async Task<ExtractedDocument?> ReadAsync(Asker asker, DocumentId id, CancellationToken cancellationToken)
    {
        var document = await catalog.FindReadableAsync(asker, id, cancellationToken);
        if (document?.StructureHash is not { } hash || await blobs.FindPathAsync(hash, cancellationToken) is not { } path)
        {
            return null;
        }

        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 16 * 1024, useAsync: true);
        return await StructureFormat.ReadAsync(stream, cancellationToken);
    }
}
