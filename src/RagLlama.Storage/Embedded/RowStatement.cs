using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RagLlama.Storage.Embedded;

/// <summary>A statement that is run for every row of a write: values are bound by place, from 1, without an object for any of them.</summary>
internal sealed class RowStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public RowStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _statement), database);
    }

    /// <summary>A value stays bound until another takes its place.</summary>
    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(_statement, place, value));

    public void Bind(int place, double value) => Check(raw.sqlite3_bind_double(_statement, place, value));

    /// <summary>The bytes are copied.</summary>
    public void Bind(int place, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, place, value));

    public void Bind(int place, Guid value)
    {
        Span<byte> bytes = stackalloc byte[IndexGuid.Bytes];
        IndexGuid.Write(value, bytes);
        Bind(place, bytes);
    }

    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        var result = raw.sqlite3_step(_statement);
        if (result != raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(_statement);
            Check(result);
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A write to the index answered {result} instead of being done."));
        }

        var changed = raw.sqlite3_changes(_database);
        Check(raw.sqlite3_reset(_statement));
        return changed;
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
