using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RagLlama.Storage.Embedded;

/// <summary>Keeps the chunk table in memory equal to the file, whichever process wrote to it: each write leaves the ids of the chunks it touched.</summary>
internal sealed class ChunkMirror : IDisposable
{
    // Beyond this many touched chunks, reading everything again is as quick.
    private const int FullReloadAbove = 20_000;

    private long _sequence = -1;
    private bool _loaded;

    public ChunkTable Table { get; } = new();

    public Dictionary<int, string[]> AccessSets { get; } = [];

    public Dictionary<string, int> Sources { get; } = new(StringComparer.Ordinal);

    public ReaderWriterLockSlim Lock { get; } = new();

    public void Dispose() => Lock.Dispose();

    /// <summary>Brings the table up to the state the reader's transaction sees, or leaves it at a later one.</summary>
    public void Refresh(SqliteConnection reader, SqliteTransaction transaction)
    {
        var sequence = Scalar(reader, transaction, "SELECT coalesce(max(seq), 0) FROM changes");
        if (_loaded && Interlocked.Read(ref _sequence) >= sequence)
        {
            return;
        }

        Lock.EnterWriteLock();
        try
        {
            if (_loaded && _sequence >= sequence)
            {
                return;
            }

            LoadNames(reader, transaction);
            var oldest = Scalar(reader, transaction, "SELECT coalesce(min(seq), 0) FROM changes");
            if (!_loaded || oldest > _sequence + 1 || sequence - _sequence > FullReloadAbove)
            {
                Table.Clear();
                Load(reader, transaction, "SELECT id FROM chunks", 0);
            }
            else
            {
                Apply(reader, transaction);
            }

            Interlocked.Exchange(ref _sequence, sequence);
            _loaded = true;
        }
        finally
        {
            Lock.ExitWriteLock();
        }
    }

    private void Apply(SqliteConnection reader, SqliteTransaction transaction)
    {
        using var command = reader.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT DISTINCT chunk FROM changes WHERE seq > $after";
        command.Parameters.AddWithValue("$after", _sequence);
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                Table.Remove(rows.GetInt64(0));
            }
        }

        Load(reader, transaction, "SELECT chunk FROM changes WHERE seq > $after", _sequence);
    }

    private void Load(SqliteConnection reader, SqliteTransaction transaction, string ids, long after)
    {
        using var command = reader.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "SELECT c.id, c.chunk_id, c.document_id, c.access_set, c.source, c.terms, v.scale, v.numbers FROM chunks c JOIN vectors v ON v.id = c.id WHERE c.id IN (" + ids + ")";
        command.Parameters.AddWithValue("$after", after);
        using var rows = command.ExecuteReader();
        var buffer = new byte[256];
        while (rows.Read())
        {
            var row = new ChunkRow(
                rows.GetInt64(0), IndexGuid.Read(rows, 1), IndexGuid.Read(rows, 2), rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5), rows.GetFloat(6));
            var length = (int)rows.GetBytes(7, 0, null, 0, 0);
            if (buffer.Length < length)
            {
                buffer = new byte[length];
            }

            rows.GetBytes(7, 0, buffer, 0, length);
            Table.Put(row, buffer.AsSpan(0, length));
        }
    }

    private void LoadNames(SqliteConnection reader, SqliteTransaction transaction)
    {
        using var command = reader.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT id, principals FROM access_sets";
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                AccessSets.TryAdd(rows.GetInt32(0), rows.GetString(1).Split(',', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        command.CommandText = "SELECT id, name FROM sources";
        using var names = command.ExecuteReader();
        while (names.Read())
        {
            Sources[names.GetString(1)] = names.GetInt32(0);
        }
    }

    private static long Scalar(SqliteConnection reader, SqliteTransaction transaction, string sql)
    {
        using var command = reader.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
