using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
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

    // Read without the lock by whoever asks whether to take it; replaced as a whole.
    private volatile StrongBox<IndexState> _state = new(new IndexState(-1, 0, -1));

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
        var oldest = reader.Statements.Number("SELECT coalesce(min(seq), 0) FROM changes", transaction);
        var state = reader.ReadState();
        if (!_state.Value.IsBehind(state))
        {
            return;
        }

        Lock.EnterWriteLock();
        try
        {
            if (_state.Value.IsBehind(state))
            {
                Refresh(reader, transaction, files, isLast, state, oldest);
            }
        }
        finally
        {
            Lock.ExitWriteLock();
        }
    }

    private void Refresh(IndexReader reader, SqliteTransaction transaction, SegmentFiles files, bool isLast, IndexState state, long oldest)
    {
        // First, because it may fail and must then leave everything as it was.
        var known = _state.Value;
        var segments = known.Manifest == state.Manifest ? null : Lexical.Open(SegmentList.Read(reader.Statements, transaction), files, isLast, part => LogDamaged(logger, part));
        _visible.Clear();
        _names.Refresh(reader, transaction);
        if (known.Sequence < 0 || oldest > known.Sequence + 1 || state.Sequence - known.Sequence > FullReloadAbove)
        {
            Table.Clear();
            Table.Reserve((int)reader.Statements.Number("SELECT count(*) FROM chunks", transaction));
            Load(reader, transaction, "", 0, place: false);
            Lexical.PlaceAll(Table);
        }
        else
        {
            Apply(reader, transaction, known);
        }

        if (segments is not null)
        {
            Lexical.Use(segments, Table);
        }

        LoadFresh(reader, transaction);
        _state = new(state);
    }

    /// <summary>Whether a write was committed that is not here yet; without a transaction, since it is asked for every question.</summary>
    public bool IsBehind(IndexReader reader) => _state.Value.IsBehind(reader.ReadState());

    private void Apply(IndexReader reader, SqliteTransaction transaction, IndexState known)
    {
        using (var rows = reader.Statements.Prepare("SELECT DISTINCT chunk FROM changes WHERE seq > $after", transaction, ("$after", known.Sequence)).ExecuteReader())
        {
            while (rows.Read())
            {
                Table.Remove(rows.GetInt64(0));
                Lexical.Place(rows.GetInt64(0), -1);
            }
        }

        Load(reader, transaction, "WHERE c.id IN (SELECT chunk FROM changes WHERE seq > $after)", known.Sequence, place: true);

        // No part that is open has any of these yet.
        Load(reader, transaction, "WHERE c.id > $after", known.Row, place: false);
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
            Lexical.Fresh.Add(rows.GetInt64(0), raw.sqlite3_column_blob(columns, 1), row => Table.TryFind(row, out var slot) ? slot : -1);
        }
    }

    [LoggerMessage(3013, LogLevel.Error, "Index: {Part} is damaged; its passages are not found by their words. Run 'ragllama fsck --repair'.")]
    private static partial void LogDamaged(ILogger logger, string part);
}
