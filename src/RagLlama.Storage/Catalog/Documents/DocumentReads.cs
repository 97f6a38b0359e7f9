using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Documents;

internal sealed class DocumentReads(CatalogDatabase database)
{
    private readonly string _findReadable = $"SELECT {DocumentColumns.All} FROM document d WHERE d.id = @id AND {database.Readable()}";

    public async Task<DocumentRecord?> FindAsync(CatalogSession session, DocumentId id, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"SELECT {DocumentColumns.All} FROM document d WHERE d.id = @id", r => DocumentColumns.Read(database, r), cancellationToken, ("@id", database.Id(id.Value)));
        return rows.SingleOrDefault();
    }

    public async Task<DocumentRecord?> FindReadableAsync(CatalogSession session, Asker asker, DocumentId id, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            _findReadable, r => DocumentColumns.Read(database, r), cancellationToken, ("@id", database.Id(id.Value)), Principals(asker));
        return rows.SingleOrDefault();
    }

    public static async Task<bool> UsesBlobAsync(CatalogSession session, string hash, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            "SELECT 1 FROM document d WHERE d.content_hash = @hash UNION ALL SELECT 1 FROM document d WHERE d.structure_hash = @hash LIMIT 1",
            r => r.GetInt32(0),
            cancellationToken,
            ("@hash", hash));
        return rows.Count > 0;
    }

    public async Task<DocumentList> ListAsync(CatalogSession session, Asker asker, DocumentFilter filter, bool manage, CancellationToken cancellationToken)
    {
        var conditions = new List<string>();
        var parameters = new List<(string, object?)>();
        if (manage && asker.IsAdmin)
        {
            // What was deleted is shown to those who look for it only.
            conditions.Add(filter.Status is null ? "d.status <> 'removed'" : "true");
        }
        else
        {
            conditions.Add(database.Readable());
            parameters.Add(Principals(asker));
        }

        Add(filter.SourceId, "d.source_id = @source", "@source");
        Add(filter.Status is { } status ? StatusText.Of(status) : null, "d.status = @status", "@status");
        Add(filter.Text?.Trim().ToLowerInvariant(), database.Contains("d.search_key", "@text"), "@text");

        var where = string.Join(" AND ", conditions);
        var total = 0;
        var items = await session.QueryAsync(
            $"SELECT {DocumentColumns.All}, count(*) OVER () FROM document d WHERE {where} ORDER BY d.title_key, d.id LIMIT @take OFFSET @skip",
            r =>
            {
                total = r.GetInt32(DocumentColumns.Count);
                return DocumentColumns.Read(database, r);
            },
            cancellationToken,
            [.. parameters, ("@take", Math.Clamp(filter.Take, 1, 500)), ("@skip", Math.Max(0, filter.Skip))]);
        if (items.Count == 0 && filter.Skip > 0)
        {
            var counts = await session.QueryAsync($"SELECT count(*) FROM document d WHERE {where}", r => r.GetInt32(0), cancellationToken, [.. parameters]);
            total = counts[0];
        }

        return new DocumentList(items, total);

        void Add(string? value, string condition, string parameter)
        {
            if (!string.IsNullOrEmpty(value))
            {
                conditions.Add(condition);
                parameters.Add((parameter, value));
            }
        }
    }

    public async Task<IReadOnlyList<KnownDocument>> ListKnownAsync(CatalogSession session, string sourceId, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            "SELECT id, external_id, change_tag, access, status FROM document WHERE source_id = @source ORDER BY id",
            r => new KnownDocument(
                new DocumentId(database.ReadId(r, 0)), r.GetString(1), r.Text(2), AccessList.Parse(r.GetString(3)), StatusText.Parse(r.GetString(4))),
            cancellationToken,
            ("@source", sourceId));

    public IAsyncEnumerable<DocumentRecord> ListAllAsync(CatalogSession session, CancellationToken cancellationToken) =>
        session.StreamAsync($"SELECT {DocumentColumns.All} FROM document d ORDER BY d.id", r => DocumentColumns.Read(database, r), cancellationToken);

    private (string, object?) Principals(Asker asker) => ("@principals", database.Texts(asker.Principals.Select(p => p.Value)));
}
