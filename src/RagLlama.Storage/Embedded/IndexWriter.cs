using Microsoft.Data.Sqlite;
using RagLlama.Documents;
using RagLlama.Storage.Embedded.Lexical;
using SQLitePCL;

namespace RagLlama.Storage.Embedded;

/// <summary>Writes of one transaction, begun at once so that two processes wait for each other instead of failing.</summary>
internal sealed class IndexWriter : IDisposable
{
    // Readers that are further behind read everything again.
    private const int KeptChanges = 50_000;

    private readonly IndexDatabase _database;
    private readonly Statements _statements;
    private readonly SqliteTransaction _transaction;
    private readonly Dictionary<(string Table, string Name), long> _ids = [];

    // Row id of the first passage put; those after it have greater ones.
    private long _firstPut;

    public IndexWriter(IndexDatabase database)
    {
        _database = database;
        _statements = database.Statements;
        _transaction = database.Writer.BeginTransaction(deferred: false);
    }

    /// <summary>Without <see cref="Commit"/>, nothing was written; a file that nobody names is swept at the next start.</summary>
    public void Dispose() => _transaction.Dispose();

    /// <summary>Makes the writes true and durable.</summary>
    /// <param name="segmentChunks">So many passages that are in no segment become one.</param>
    /// <returns>True when there is a new segment.</returns>
    public bool Commit(int segmentChunks)
    {
        if (_firstPut > 0)
        {
            _statements.Run("INSERT INTO changes(chunk) SELECT id FROM chunks WHERE id >= $first", _transaction, ("$first", _firstPut));
        }

        _statements.Run("DELETE FROM changes WHERE seq <= (SELECT max(seq) FROM changes) - $kept", _transaction, ("$kept", KeptChanges));
        var hasSegment = _statements.Number("SELECT max(id) - min(id) + 1 FROM fresh", _transaction) >= segmentChunks && Flush();
        _transaction.Commit();
        return hasSegment;
    }

    public void Put(PreparedChunk prepared)
    {
        var id = Insert(prepared);
        if (id == 0)
        {
            RemoveWhere("chunk_id = $value", ("$value", IndexGuid.Write(prepared.Chunk.Id.Value)));
            id = Insert(prepared);
        }

        _firstPut = _firstPut > 0 ? _firstPut : id;
        _statements.Run("INSERT INTO vectors(id, scale, numbers) VALUES($id, $scale, $numbers)", _transaction, ("$id", id), ("$scale", prepared.Scale), ("$numbers", prepared.Vector));
        _statements.Run("INSERT INTO fresh(id, terms) VALUES($id, $terms)", _transaction, ("$id", id), ("$terms", prepared.Terms));
    }

    public void RemoveOthers(DocumentId document, int keepVersion, int keepChunks) => RemoveWhere(
        "document_id = $value AND (version <> $version OR number >= $chunks)",
        ("$value", IndexGuid.Write(document.Value)), ("$version", keepVersion), ("$chunks", keepChunks));

    public void Remove(DocumentId document) => RemoveWhere("document_id = $value", ("$value", IndexGuid.Write(document.Value)));

    public void UpdateAccess(DocumentId document, AccessList access)
    {
        var set = AccessSetOf(access);
        var id = IndexGuid.Write(document.Value);
        _statements.Run("INSERT INTO changes(chunk) SELECT id FROM chunks WHERE document_id = $document AND access_set <> $set", _transaction, ("$document", id), ("$set", set));
        _statements.Run("UPDATE chunks SET access_set = $set WHERE document_id = $document AND access_set <> $set", _transaction, ("$set", set), ("$document", id));
    }

    /// <summary>Forgets a segment and whatever passages it still holds.</summary>
    public void RemoveSegment(SegmentEntry entry)
    {
        RemoveWhere("id BETWEEN $first AND $last", ("$first", entry.First), ("$last", entry.Last));
        SegmentList.Remove(_statements, _transaction, entry);
    }

    public SegmentEntry? FindSegment(string file) => SegmentList.Read(_statements, _transaction).Find(entry => entry.File == file);

    /// <summary>The passage's row id; 0 when it is there already.</summary>
    private long Insert(PreparedChunk prepared)
    {
        var chunk = prepared.Chunk;
        return _statements.Number(
            """
            INSERT INTO chunks(access_set, source, language, day, chunk_id, document_id, version, number, terms)
            VALUES($access, $source, $language, $day, $chunk, $document, $version, $number, $terms) ON CONFLICT(chunk_id) DO NOTHING RETURNING id
            """,
            _transaction,
            ("$access", AccessSetOf(chunk.Access)),
            ("$source", IdOf("sources", chunk.SourceId)),
            ("$language", IdOf("languages", chunk.Language)),
            ("$day", chunk.Date?.DayNumber ?? -1),
            ("$chunk", IndexGuid.Write(chunk.Id.Value)),
            ("$document", IndexGuid.Write(chunk.DocumentId.Value)),
            ("$version", chunk.Version),
            ("$number", chunk.Number),
            ("$terms", prepared.Length));
    }

    private void RemoveWhere(string condition, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var removed = new List<long>();
        using (var rows = _statements.Prepare("DELETE FROM chunks WHERE " + condition + " RETURNING id", _transaction, parameters).ExecuteReader())
        {
            while (rows.Read())
            {
                removed.Add(rows.GetInt64(0));
            }
        }

        foreach (var id in removed)
        {
            _statements.Run("DELETE FROM vectors WHERE id = $id", _transaction, ("$id", id));
            if (_statements.Run("DELETE FROM fresh WHERE id = $id", _transaction, ("$id", id)) == 0)
            {
                SegmentList.CountRemoved(_statements, _transaction, id);
            }

            _statements.Run("INSERT INTO changes(chunk) VALUES($id)", _transaction, ("$id", id));
        }
    }

    /// <summary>Writes all passages that are in no segment as one. The file is on disk before the transaction that names it ends.</summary>
    private bool Flush()
    {
        var fresh = new FreshPart();
        using (var rows = _statements.Prepare("SELECT f.id, c.terms, f.terms FROM fresh f JOIN chunks c ON c.id = f.id ORDER BY f.id", _transaction).ExecuteReader())
        {
            var columns = rows.Handle!;
            while (rows.Read())
            {
                fresh.Add(rows.GetInt64(0), slot: 0, rows.GetInt32(1), raw.sqlite3_column_blob(columns, 2));
            }
        }

        if (fresh.Chunks == 0)
        {
            return false;
        }

        var name = _database.Files.NewName();
        var path = _database.Files.PathOf(name);
        SegmentFlush.Write(fresh, path);
        _database.Files.FlushFolder();
        SegmentList.Add(_statements, _transaction, name, fresh.RowOf(0), fresh.LastRow, fresh.Chunks, removed: 0, new FileInfo(path).Length);
        _statements.Run("DELETE FROM fresh", _transaction);
        return true;
    }

    private long AccessSetOf(AccessList access) => IdOf("access_sets", access.ToString());

    private long IdOf(string table, string name)
    {
        if (!_ids.TryGetValue((table, name), out var id))
        {
            id = _statements.Number($"SELECT id FROM {table} WHERE name = $name", _transaction, ("$name", name));
            id = id > 0 ? id : _statements.Number($"INSERT INTO {table}(name) VALUES($name) RETURNING id", _transaction, ("$name", name));
            _ids[(table, name)] = id;
        }

        return id;
    }
}
