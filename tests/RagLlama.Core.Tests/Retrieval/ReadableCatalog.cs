using System.Reflection;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;
using RagLlama.TestKit.Fakes;

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

    /// <summary>Adds a chunk to an index and to this catalogue, which may differ in who may read it: the index can be behind.</summary>
    public async Task<ChunkId> AddAsync(
        IVectorIndex index, DocumentId document, int number, string text, AccessList inIndex, AccessList inCatalogue, CancellationToken cancellationToken)
    {
        var chunk = new Chunk
        {
            Id = ChunkId.For(document, 1, number, index.Generation),
            DocumentId = document,
            Version = 1,
            Number = number,
            Location = new ChunkLocation { Span = new TextSpan(number * 100, 100) },
            Text = text,
            Language = "en",
        };
        _chunks[chunk.Id] = new CatalogChunk(chunk, new DocumentRecord
        {
            Id = document,
            SourceId = "files",
            ExternalId = "a.md",
            Uri = new Uri("file:///a.md"),
            FileName = "a.md",
            Title = "A",
            Status = DocumentStatus.Indexed,
            Access = inCatalogue,
            Version = 1,
        });
        var indexed = new IndexedChunk
        {
            Id = chunk.Id,
            DocumentId = document,
            SourceId = "files",
            Version = 1,
            Number = number,
            Access = inIndex,
            Language = "en",
            Title = "",
            Text = text,
            Vector = HashEmbedder.EmbedText(text),
        };
        await index.UpsertAsync([indexed], cancellationToken);
        return chunk.Id;
    }

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
