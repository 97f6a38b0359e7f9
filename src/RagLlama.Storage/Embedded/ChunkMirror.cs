using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RagLlama.Indexing;
using RagLlama.Storage.Embedded.Lexical;
using SQLitePCL;

namespace RagLlama.Storage.Embedded;

/// <summary>Keeps the chunk table and the lexical index equal to the file, whichever process wrote to it: each write leaves the ids of the chunks it touched.</summary>
internal sealed partial class ChunkMirror(ILogger logger) : IDisposable
{
    // Beyond this many touched chunks, reading everything again is as quick.
    private const int FullReloadAbove = 20_000;

    // One bit for each chunk and entry.
    private const int MostVisible = 64;

    private readonly ConcurrentDictionary<string, VisibleChunks> _visible = new(StringComparer.Ordinal);
    private readonly IndexNames _names = new();

    private long _sequence = -1;
    private long _manifest = -1;

    public ChunkTable Table { get; } = new();

    public LexicalIndex Lexical { get; } = new();

    public ReaderWriterLockSlim Lock { get; } = new();

    public void Dispose()
    {
        Lexical.Dispose();
        Table.Dispose();
        Lock.Dispose();
    }

    /// <summary>The chunks a query may look at. Called under the read lock.</summary>
    public VisibleChunks VisibleTo(IndexQuery query)
    {
        var filter = new VisibilityFilter(_names, query);
        if (_visible.TryGetValue(filter.Key, out var visible))
        {
            return visible;
        }

        if (_visible.Count >= MostVisible)
        {
            _visible.Clear();
        }

        return _visible[filter.Key] = new VisibleChunks(Table, filter);
    }

    /// <summary>Brings everything up to the state the reader's transaction sees, or leaves it at a later one.</summary>
    /// <param name="isLast">True to take a segment that is gone for damaged.</param>
    /// <exception cref="FileNotFoundException">A segment was merged away meanwhile: try again with a new transaction.</exception>
    public void Refresh(IndexReader reader, SqliteTransaction transaction, SegmentFiles files, bool isLast)
    {
        var (sequence, oldest, manifest) = ReadState(reader, transaction);
        if (Volatile.Read(ref _sequence) >= sequence && Volatile.Read(ref _manifest) >= manifest)
        {
            return;
        }

        Lock.EnterWriteLock();
        try
        {
            if (_sequence < sequence || _manifest < manifest)
            {
                Refresh(reader, transaction, files, isLast, sequence, oldest, manifest);
            }
        }
        finally
        {
            Lock.ExitWriteLock();
        }
    }

    private void Refresh(IndexReader reader, SqliteTransaction transaction, SegmentFiles files, bool isLast, long sequence, long oldest, long manifest)
    {
        // First, because it may fail and must then leave everything as it was.
        var segments = _manifest == manifest ? null : Lexical.Open(SegmentList.Read(reader.Statements, transaction), files, isLast, part => LogDamaged(logger, part));
        _visible.Clear();
        _names.Refresh(reader, transaction);
        if (_sequence < 0 || oldest > _sequence + 1 || sequence - _sequence > FullReloadAbove)
        {
            Table.Clear();
            Table.Reserve((int)reader.Statements.Number("SELECT count(*) FROM chunks", transaction));
            Load(reader, transaction, "", 0, place: false);
            Lexical.PlaceAll(Table);
        }
        else
        {
            Apply(reader, transaction);
        }

        if (segments is not null)
        {
            Lexical.Use(segments, Table);
        }

        LoadFresh(reader, transaction);
        Volatile.Write(ref _sequence, sequence);
        Volatile.Write(ref _manifest, manifest);
    }

    /// <summary>Whether a write was committed that is not here yet; without a transaction, since it is asked for every question.</summary>
    public bool IsBehind(IndexReader reader)
    {
        var (sequence, manifest) = reader.ReadState();
        return Volatile.Read(ref _sequence) < sequence || Volatile.Read(ref _manifest) < manifest;
    }

    private static (long Sequence, long Oldest, long Manifest) ReadState(IndexReader reader, SqliteTransaction transaction)
    {
        using var row = reader.Statements.Prepare(
            """
            SELECT (SELECT coalesce(max(seq), 0) FROM changes), (SELECT coalesce(min(seq), 0) FROM changes), (SELECT value FROM meta WHERE key = 'manifest')
            """,
            transaction).ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }

    private void Apply(IndexReader reader, SqliteTransaction transaction)
    {
        using (var rows = reader.Statements.Prepare("SELECT DISTINCT chunk FROM changes WHERE seq > $after", transaction, ("$after", _sequence)).ExecuteReader())
        {
            while (rows.Read())
            {
                Table.Remove(rows.GetInt64(0));
                Lexical.Place(rows.GetInt64(0), -1);
            }
        }

        Load(reader, transaction, "WHERE c.id IN (SELECT chunk FROM changes WHERE seq > $after)", _sequence, place: true);
    }

    private void Load(IndexReader reader, SqliteTransaction transaction, string condition, long after, bool place)
    {
        using var rows = reader.Statements.Prepare(
            "SELECT c.id, c.chunk_id, c.document_id, c.access_set, c.source, c.language, c.day, c.terms, v.scale, v.numbers "
            + "FROM chunks c JOIN vectors v ON v.id = c.id " + condition + " ORDER BY c.id",
            transaction, condition.Length == 0 ? [] : [("$after", after)]).ExecuteReader();

        // Straight from the row, without a copy of each: the reader's own methods for bytes cost more than everything else here.
        var columns = rows.Handle!;
        while (rows.Read())
        {
            var row = new ChunkRow(
                rows.GetInt64(0), new Guid(raw.sqlite3_column_blob(columns, 1), bigEndian: true), new Guid(raw.sqlite3_column_blob(columns, 2), bigEndian: true));
            var traits = new ChunkTraits(rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5), rows.GetInt32(6), rows.GetInt32(7));
            var slot = Table.Put(row, traits, rows.GetFloat(8), raw.sqlite3_column_blob(columns, 9));
            if (place)
            {
                Lexical.Place(row.Id, slot);
            }
        }
    }

    /// <summary>Reads the terms of passages that are in no segment and were not read before.</summary>
    private void LoadFresh(IndexReader reader, SqliteTransaction transaction)
    {
        using var rows = reader.Statements.Prepare("SELECT id, terms FROM fresh WHERE id > $last ORDER BY id", transaction, ("$last", Lexical.Fresh.LastRow)).ExecuteReader();
        var columns = rows.Handle!;
        while (rows.Read())
        {
            if (Table.TryFind(rows.GetInt64(0), out var slot))
            {
                Lexical.Fresh.Add(rows.GetInt64(0), slot, (int)Table.Lengths[slot], raw.sqlite3_column_blob(columns, 1));
            }
        }
    }

    [LoggerMessage(3013, LogLevel.Error, "Index: {Part} is damaged; its passages are not found by their words. Run 'ragllama fsck --repair'.")]
    private static partial void LogDamaged(ILogger logger, string part);
}
