using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RagLlama.Storage.Embedded;

/// <summary>A connection that only reads.</summary>
internal sealed class IndexReader(SqliteConnection connection) : IDisposable
{
    private const string State =
        "SELECT (SELECT coalesce(max(seq), 0) FROM changes), (SELECT value FROM meta WHERE key = 'row'), (SELECT value FROM meta WHERE key = 'manifest')";

    private sqlite3_stmt? _state;

    public Statements Statements { get; } = new(connection);

    /// <summary>Begins to read one state of the file, whatever is written meanwhile.</summary>
    public SqliteTransaction Begin() => connection.BeginTransaction(deferred: true);

    /// <summary>Without an object for each look.</summary>
    public IndexState ReadState()
    {
        if (_state is null)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, State, out _state), connection.Handle);
        }

        try
        {
            // The file is kept from readers only while it is recovered after a crash: then the reader that follows waits for it.
            return raw.sqlite3_step(_state) == raw.SQLITE_ROW
                ? new IndexState(raw.sqlite3_column_int64(_state, 0), raw.sqlite3_column_int64(_state, 1), raw.sqlite3_column_int64(_state, 2))
                : new IndexState(long.MaxValue, long.MaxValue, long.MaxValue);
        }
        finally
        {
            raw.sqlite3_reset(_state);
        }
    }

    public void Dispose()
    {
        _state?.Dispose();
        Statements.Dispose();
        connection.Dispose();
    }
}
