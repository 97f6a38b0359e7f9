using Microsoft.Data.Sqlite;
using RagLlama.Documents;
using RagLlama.Indexing;
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
    private readonly NameNumbers _accessSets;
    private readonly NameNumbers _sources;
    private readonly NameNumbers _languages;
    private readonly long _rowBefore;

    // Of the passage put last: others of a document have the same.
    private (AccessList? Access, long Set) _lastAccess;
    private long _row;

    public IndexWriter(IndexDatabase database)
    {
        _database = database;
        _statements = database.Statements;
        _transaction = database.Writer.BeginTransaction(deferred: false);
        _accessSets = new NameNumbers(_statements, _transaction, "access_sets");
        _sources = new NameNumbers(_statements, _transaction, "sources");
        _languages = new NameNumbers(_statements, _transaction, "languages");
        _row = _rowBefore = _statements.Number("SELECT value FROM meta WHERE key = 'row'", _transaction);
    }

    /// <summary>Without <see cref="Commit"/>, nothing was written; a file that nobody names is swept at the next start.</summary>
    public void Dispose() => _transaction.Dispose();

    /// <summary>Makes the writes true and durable.</summary>
    /// <param name="segmentChunks">So many passages that are in no segment become one.</param>
    /// <returns>True when there is a new segment.</returns>
    public bool Commit(int segmentChunks)
    {
        if (_row > _rowBefore)
        {
            _statements.Run("UPDATE meta SET value = $row WHERE key = 'row'", _transaction, ("$row", _row));
        }

        _statements.Run("DELETE FROM changes WHERE seq <= (SELECT max(seq) FROM changes) - $kept", _transaction, ("$kept", KeptChanges));
        var fresh = _statements.Number("SELECT min(id) FROM fresh", _transaction);
        var hasSegment = fresh > 0 && _row - fresh + 1 >= segmentChunks && Flush(fresh);
        _transaction.Commit();
        return hasSegment;
    }

    /// <summary>Adds passages, or puts them in the place of those with the same ids.</summary>
    public void Put(PreparedBatch batch)
    {
        var first = _row + 1;
        for (var index = 0; index < batch.Lengths.Length; index++)
        {
            var chunk = batch.Chunks[index];
            _row++;
            if (!Insert(chunk, batch.Lengths[index]))
            {
                RemoveWhere("chunk_id = $value", ("$value", IndexGuid.Write(chunk.Id.Value)));
                Insert(chunk, batch.Lengths[index]);
            }

            _database.Inserts.PutVector(_row, chunk.Vector.Span);
        }

        _database.Inserts.PutTerms(first, batch.Terms);
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

    private bool Insert(IndexedChunk chunk, int length) => _database.Inserts.PutChunk(
        _row, chunk, AccessSetOf(chunk.Access), _sources.Of(chunk.SourceId), _languages.Of(chunk.Language), length);

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
            SegmentList.CountRemoved(_statements, _transaction, id);
            _statements.Run("INSERT INTO changes(chunk) VALUES($id)", _transaction, ("$id", id));
        }
    }

    /// <summary>Writes all passages that are in no segment as one. The file is on disk before the transaction that names it ends.</summary>
    /// <param name="first">Row id of the first.</param>
    private bool Flush(long first)
    {
        var isThere = new bool[_row - first + 1];
        using (var rows = _statements.Prepare("SELECT id FROM chunks WHERE id >= $first", _transaction, ("$first", first)).ExecuteReader())
        {
            while (rows.Read())
            {
                isThere[rows.GetInt64(0) - first] = true;
            }
        }

        var fresh = new PassageTerms();
        using (var rows = _statements.Prepare("SELECT id, terms FROM fresh ORDER BY id", _transaction).ExecuteReader())
        {
            var columns = rows.Handle!;
            while (rows.Read())
            {
                fresh.Add(rows.GetInt64(0), raw.sqlite3_column_blob(columns, 1), row => isThere[row - first]);
            }
        }

        _statements.Run("DELETE FROM fresh", _transaction);
        if (fresh.Count == 0)
        {
            return false;
        }

        var name = _database.Files.NewName();
        var path = _database.Files.PathOf(name);
        SegmentFlush.Write(fresh, path);
        _database.Files.FlushFolder();
        SegmentList.Add(_statements, _transaction, name, fresh.Rows[0], fresh.Rows[^1], fresh.Count, removed: 0, new FileInfo(path).Length);
        return true;
    }

    private long AccessSetOf(AccessList access)
    {
        if (!ReferenceEquals(_lastAccess.Access, access))
        {
            _lastAccess = (access, _accessSets.Of(access.ToString()));
        }

        return _lastAccess.Set;
    }
}
