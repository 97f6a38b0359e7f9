using System.Reflection;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;

namespace RagLlama.Core.Tests.Retrieval;

/// <summary>A catalogue that can do the one thing a retriever asks for: read chunks again under the asker's permissions.</summary>
public class ReadableCatalog : DispatchProxy
{
    private readonly Dictionary<ChunkId, CatalogChunk> _chunks = [];

    public static (IDocumentCatalog Catalog, ReadableCatalog Content) Create()
    {
        var catalog = Create<IDocumentCatalog, ReadableCatalog>();
        return (catalog, (ReadableCatalog)(object)catalog);
    }

    public void Add(Chunk chunk, string sourceId, AccessList access) => _chunks[chunk.Id] = new CatalogChunk(chunk, new DocumentRecord
    {
        Id = chunk.DocumentId,
        SourceId = sourceId,
        ExternalId = "a.md",
        Uri = new Uri("file:///a.md"),
        FileName = "a.md",
        Title = "A",
        Status = DocumentStatus.Indexed,
        Access = access,
        Version = chunk.Version,
    });

    public void Remove(ChunkId id) => _chunks.Remove(id);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod?.Name != nameof(IDocumentCatalog.ReadChunksAsync))
        {
            throw new NotSupportedException($"A retriever does not call {targetMethod?.Name}.");
        }

        var (asker, ids) = ((Asker)args![0]!, (IReadOnlyList<ChunkId>)args[1]!);
        IReadOnlyList<CatalogChunk> readable = [.. ids.Where(_chunks.ContainsKey).Select(id => _chunks[id]).Where(chunk => chunk.Document.Access.Allows(asker))];
        return Task.FromResult(readable);
    }
}
