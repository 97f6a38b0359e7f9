using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Sources;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Documents;

/// <summary>The changes of one document, each inside the session's transaction.</summary>
internal sealed class DocumentWrites(CatalogDatabase database, TimeProvider time)
{
    private const string InsertDocument = """
        INSERT INTO document (id, source_id, external_id, uri, file_name, title, title_key, search_key, status, access, version, bytes, language,
            chunks, warnings, modified_at, updated_at)
        VALUES (@id, @source, @external, @uri, @file, @file, @titleKey, @searchKey, 'pending', @access, 0, 0, 'und', 0, 0, @modified, @now)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string UpdateListed = """
        UPDATE document SET uri = @uri, file_name = @file, modified_at = @modified,
            title = CASE WHEN version = 0 THEN @file ELSE title END,
            title_key = CASE WHEN version = 0 THEN @titleKey ELSE title_key END,
            search_key = CASE WHEN version = 0 THEN @searchKey ELSE search_key END
        WHERE id = @id
        """;

    private const string Revive = """
        UPDATE document SET status = 'pending', reason = NULL, change_tag = NULL, content_hash = NULL, structure_hash = NULL, bytes = 0,
            media_type = NULL, language = 'und', pages = NULL, warnings = 0, updated_at = @now
        WHERE id = @id
        """;

    private const string UpdatePublished = """
        UPDATE document SET title = @title, title_key = @titleKey, search_key = @searchKey, status = @status, reason = @reason, access = @access,
            version = @version, change_tag = @tag, content_hash = @content, structure_hash = @structure, bytes = @bytes, media_type = @mediaType,
            language = @language, pages = @pages, chunks = @chunks, warnings = @warnings, modified_at = @modified, updated_at = @now
        WHERE id = @id
        """;

    public async Task RegisterAsync(CatalogSession session, string sourceId, SourceItem item, AccessList access, CancellationToken cancellationToken)
    {
        var id = DocumentId.For(sourceId, item.ExternalId);
        (string, object?)[] listed =
        [
            ("@id", database.Id(id.Value)),
            ("@uri", item.Uri.OriginalString),
            ("@file", item.FileName),
            ("@modified", item.ModifiedAt?.UtcTicks),
            .. Keys(item.FileName, item.ExternalId),
        ];
        var added = await session.ExecuteAsync(
            InsertDocument,
            cancellationToken,
            [.. listed, ("@source", sourceId), ("@external", item.ExternalId), ("@access", access.ToString()), Now]);
        if (added == 1)
        {
            await WriteAccessAsync(session, id, access, cancellationToken);
            return;
        }

        var state = await LockAsync(session, id, cancellationToken);
        if (state is { Status: StatusText.Removed })
        {
            await KeepLeftoversAsync(session, state, null, null, cancellationToken);
            await session.ExecuteAsync(Revive, cancellationToken, ("@id", database.Id(id.Value)), Now);
            await ReplaceAccessAsync(session, state, access, cancellationToken);
        }

        await session.ExecuteAsync(UpdateListed, cancellationToken, listed);
    }

    /// <exception cref="InvalidOperationException">The document is unknown or removed, or a newer version, or another one of the same number, is there already.</exception>
    public async Task PublishAsync(CatalogSession session, DocumentPublication publication, CancellationToken cancellationToken)
    {
        var state = await LockAsync(session, publication.Id, cancellationToken);
        if (state is null or { Status: StatusText.Removed })
        {
            throw new InvalidOperationException($"Document {publication.Id} is not registered or was removed: nothing was published.");
        }

        if (publication.Version < state.Version || (publication.Version == state.Version && publication.ContentHash != state.ContentHash))
        {
            throw new InvalidOperationException($"Document {publication.Id} already has version {state.Version}: version {publication.Version} was not published.");
        }

        await KeepLeftoversAsync(session, state, publication.ContentHash, publication.StructureHash, cancellationToken);
        await ReplaceAccessAsync(session, state, publication.Access, cancellationToken);
        await session.ExecuteAsync(
            UpdatePublished,
            cancellationToken,
            [
                ("@id", database.Id(publication.Id.Value)),
                ("@title", publication.Title),
                .. Keys(publication.Title, state.ExternalId),
                ("@status", StatusText.Of(publication.Status)),
                ("@reason", publication.Reason),
                ("@access", publication.Access.ToString()),
                ("@version", publication.Version),
                ("@tag", publication.ChangeTag),
                ("@content", publication.ContentHash),
                ("@structure", publication.StructureHash),
                ("@bytes", publication.Bytes),
                ("@mediaType", publication.MediaType),
                ("@language", publication.Language),
                ("@pages", publication.Pages),
                ("@chunks", publication.Chunks.Count),
                ("@warnings", publication.Warnings),
                ("@modified", publication.ModifiedAt?.UtcTicks),
                Now,
            ]);
        await DeleteChunksAsync(session, publication.Id, cancellationToken);
        await session.ExecuteManyAsync(ChunkColumns.Insert, publication.Chunks.Select(c => ChunkColumns.Values(database, c)), cancellationToken);
    }

    public Task RecordUnchangedAsync(CatalogSession session, DocumentId id, string changeTag, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            UPDATE document SET change_tag = @tag, updated_at = @now,
                reason = CASE WHEN status IN ('indexed', 'partial') OR version = 0 THEN reason ELSE NULL END,
                status = CASE WHEN version = 0 OR status = 'partial' THEN status ELSE 'indexed' END
            WHERE id = @id AND status <> 'removed'
            """,
            cancellationToken,
            ("@id", database.Id(id.Value)),
            ("@tag", changeTag),
            Now);

    public Task RecordOutcomeAsync(
        CatalogSession session, DocumentId id, DocumentStatus status, string reason, string? changeTag, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            UPDATE document SET status = @status, reason = @reason, change_tag = coalesce(@tag, change_tag), updated_at = @now
            WHERE id = @id AND status <> 'removed'
            """,
            cancellationToken,
            ("@id", database.Id(id.Value)),
            ("@status", StatusText.Of(status)),
            ("@reason", reason),
            ("@tag", changeTag),
            Now);

    public async Task UpdateAccessAsync(CatalogSession session, DocumentId id, AccessList access, CancellationToken cancellationToken)
    {
        if (await LockAsync(session, id, cancellationToken) is { Status: not StatusText.Removed } state)
        {
            await ReplaceAccessAsync(session, state, access, cancellationToken);
        }
    }

    public async Task<bool> TombstoneAsync(CatalogSession session, DocumentId id, CancellationToken cancellationToken)
    {
        var removed = await session.ExecuteAsync(
            "UPDATE document SET status = 'removed', reason = NULL, version = 0, chunks = 0, updated_at = @now WHERE id = @id AND status <> 'removed'",
            cancellationToken,
            ("@id", database.Id(id.Value)),
            Now);
        await DeleteChunksAsync(session, id, cancellationToken);
        return removed == 1;
    }

    /// <summary>Forgets the blobs of earlier versions, and a removed document as a whole.</summary>
    public async Task<IReadOnlyList<string>> PurgeAsync(CatalogSession session, DocumentId id, CancellationToken cancellationToken)
    {
        var key = ("@id", (object?)database.Id(id.Value));
        if (await LockAsync(session, id, cancellationToken) is { Status: StatusText.Removed } state)
        {
            await KeepLeftoversAsync(session, state, null, null, cancellationToken);
            await session.ExecuteAsync("DELETE FROM document WHERE id = @id", cancellationToken, key);
        }

        var unused = await session.QueryAsync(
            """
            SELECT l.hash FROM document_leftover l WHERE l.document_id = @id
                AND NOT EXISTS (SELECT 1 FROM document d WHERE d.content_hash = l.hash)
                AND NOT EXISTS (SELECT 1 FROM document d WHERE d.structure_hash = l.hash)
            ORDER BY l.hash
            """,
            r => r.GetString(0),
            cancellationToken,
            key);
        await session.ExecuteAsync("DELETE FROM document_leftover WHERE document_id = @id", cancellationToken, key);
        return unused;
    }

    private (string, object?) Now => ("@now", time.GetUtcNow().UtcTicks);

    private static (string, object?)[] Keys(string title, string externalId) =>
        [("@titleKey", title.ToLowerInvariant()), ("@searchKey", $"{title}\n{externalId}".ToLowerInvariant())];

    private async Task<DocumentState?> LockAsync(CatalogSession session, DocumentId id, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            "SELECT external_id, status, access, version, content_hash, structure_hash FROM document WHERE id = @id" + database.ForUpdate,
            r => new DocumentState(id, r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.Text(4), r.Text(5)),
            cancellationToken,
            ("@id", database.Id(id.Value)));
        return rows.SingleOrDefault();
    }

    private Task<int> DeleteChunksAsync(CatalogSession session, DocumentId id, CancellationToken cancellationToken) =>
        session.ExecuteAsync("DELETE FROM chunk WHERE document_id = @id", cancellationToken, ("@id", database.Id(id.Value)));

    private Task KeepLeftoversAsync(CatalogSession session, DocumentState state, string? content, string? structure, CancellationToken cancellationToken) =>
        session.ExecuteManyAsync(
            "INSERT INTO document_leftover (document_id, hash) VALUES (@id, @hash) ON CONFLICT DO NOTHING",
            new[] { state.ContentHash, state.StructureHash }
                .Where(h => h is not null && h != content && h != structure)
                .Select(h => new (string, object?)[] { ("@id", database.Id(state.Id.Value)), ("@hash", h) }),
            cancellationToken);

    private async Task ReplaceAccessAsync(CatalogSession session, DocumentState state, AccessList access, CancellationToken cancellationToken)
    {
        if (state.Access == access.ToString())
        {
            return;
        }

        var id = ("@id", (object?)database.Id(state.Id.Value));
        await session.ExecuteAsync("UPDATE document SET access = @access, updated_at = @now WHERE id = @id", cancellationToken, id, ("@access", access.ToString()), Now);
        await session.ExecuteAsync("DELETE FROM document_access WHERE document_id = @id", cancellationToken, id);
        await WriteAccessAsync(session, state.Id, access, cancellationToken);
    }

    private Task WriteAccessAsync(CatalogSession session, DocumentId id, AccessList access, CancellationToken cancellationToken) =>
        session.ExecuteManyAsync(
            "INSERT INTO document_access (document_id, principal) VALUES (@id, @principal)",
            access.Principals.Select(p => new (string, object?)[] { ("@id", database.Id(id.Value)), ("@principal", p.Value) }),
            cancellationToken);
}
