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

        return await StructureFormat.ReadFileAsync(path, cancellationToken);
    }
}
