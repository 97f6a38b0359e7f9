using Microsoft.Data.Sqlite;

namespace RagLlama.Storage.Embedded;

/// <summary>A connection that only reads.</summary>
internal sealed class IndexReader(SqliteConnection connection) : IDisposable
{
    public Statements Statements { get; } = new(connection);

    /// <summary>Begins to read one state of the file, whatever is written meanwhile.</summary>
    public SqliteTransaction Begin() => connection.BeginTransaction(deferred: true);

    public void Dispose()
    {
        Statements.Dispose();
        connection.Dispose();
    }
}
