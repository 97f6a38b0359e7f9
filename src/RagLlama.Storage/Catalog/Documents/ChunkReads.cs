using System.Data.Common;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Documents;

/// <summary>Chunks of answerable versions only: the join on the version is the check (I2), and the access list stands in the same statement (I6).</summary>
internal sealed class ChunkReads(CatalogDatabase database)
{
    private const string Answerable =
        $"SELECT {ChunkColumns.All}, {DocumentColumns.All} FROM chunk c JOIN document d ON d.id = c.document_id AND d.version = c.version";

    private readonly string _byId = $"{Answerable} WHERE {database.InIds("c.id", "@ids")} AND {database.Readable()}";
    private readonly string _range = $"{Answerable} WHERE d.id = @id AND c.number BETWEEN @from AND @to AND {database.Readable()} ORDER BY c.number";

    public async Task<IReadOnlyList<CatalogChunk>> ReadAsync(
        CatalogSession session, Asker asker, IReadOnlyList<ChunkId> ids, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync(
            _byId, Reader(), cancellationToken, ("@ids", database.Ids(ids.Select(id => id.Value))), Principals(asker));
        var byId = found.ToDictionary(c => c.Chunk.Id);
        return [.. ids.Distinct().Where(byId.ContainsKey).Select(id => byId[id])];
    }

    public async Task<IReadOnlyList<CatalogChunk>> ReadRangeAsync(
        CatalogSession session, Asker asker, DocumentId id, int from, int to, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            _range, Reader(), cancellationToken, ("@id", database.Id(id.Value)), ("@from", from), ("@to", to), Principals(asker));

    public IAsyncEnumerable<CatalogChunk> ListAsync(CatalogSession session, CancellationToken cancellationToken) =>
        session.StreamAsync($"{Answerable} WHERE d.status <> 'removed' ORDER BY d.id, c.number", Reader(), cancellationToken);

    /// <summary>Hits come many to a document: each document is read once.</summary>
    private Func<DbDataReader, CatalogChunk> Reader()
    {
        var documents = new Dictionary<DocumentId, DocumentRecord>();
        return row =>
        {
            var chunk = ChunkColumns.Read(database, row);
            if (!documents.TryGetValue(chunk.DocumentId, out var document))
            {
                if (documents.Count > 1000)
                {
                    documents.Clear();
                }

                document = DocumentColumns.Read(database, row, ChunkColumns.Count);
                documents.Add(document.Id, document);
            }

            return new CatalogChunk(chunk, document);
        };
    }

    private (string, object?) Principals(Asker asker) => ("@principals", database.Texts(asker.Principals.Select(p => p.Value)));
}
