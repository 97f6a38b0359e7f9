using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace RagLlama.Storage.Embedded;

/// <summary>The index file: its schema, one writer and as many readers as are needed. Other processes may have it open too.</summary>
internal sealed class IndexDatabase : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS access_sets(id INTEGER PRIMARY KEY, principals TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS sources(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS chunks(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            access_set INTEGER NOT NULL,
            source INTEGER NOT NULL,
            chunk_id BLOB NOT NULL UNIQUE,
            document_id BLOB NOT NULL,
            version INTEGER NOT NULL,
            number INTEGER NOT NULL,
            language TEXT NOT NULL,
            terms INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS chunks_by_document ON chunks(document_id);
        CREATE TABLE IF NOT EXISTS vectors(id INTEGER PRIMARY KEY, scale REAL NOT NULL, numbers BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS changes(seq INTEGER PRIMARY KEY AUTOINCREMENT, chunk INTEGER NOT NULL);
        CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title, body, content='', contentless_delete=1, tokenize="ascii tokenchars '=.'");
        CREATE VIRTUAL TABLE IF NOT EXISTS occurrences USING fts5vocab(words, 'instance');
        CREATE VIRTUAL TABLE IF NOT EXISTS word_counts USING fts5vocab(words, 'row');
        """;

    private readonly string _connectionString;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];

    public IndexDatabase(string folder, string generation)
    {
        Directory.CreateDirectory(folder);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, FileOf(generation)),
            Pooling = false,
            DefaultTimeout = 60,
        }.ToString();
        Writer = Open("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000;");
        using var transaction = Writer.BeginTransaction(deferred: false);
        Execute(Schema, transaction);
        NameGeneration(generation, transaction);
        transaction.Commit();
    }

    public SqliteConnection Writer { get; }

    public SemaphoreSlim WriterLock { get; } = new(1, 1);

    /// <summary>A reader of its own; give it back with <see cref="Return"/>.</summary>
    public SqliteConnection Rent() => _readers.TryTake(out var reader) ? reader : Open("PRAGMA query_only=ON; PRAGMA cache_size=-4000;");

    public void Return(SqliteConnection reader) => _readers.Add(reader);

    public void Dispose()
    {
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }

        Writer.Dispose();
        WriterLock.Dispose();
    }

    private SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>
    /// A file for each generation: chunks of another embedder, chunker or analyser cannot be compared with this one's questions, and a run with
    /// another configuration must not destroy what the service answers from.
    /// </summary>
    private static string FileOf(string generation) =>
        $"index-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(generation)))[..12]}.db";

    private void NameGeneration(string generation, SqliteTransaction transaction)
    {
        using var command = Writer.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO meta VALUES('generation', $g) ON CONFLICT(key) DO NOTHING";
        command.Parameters.AddWithValue("$g", generation);
        command.ExecuteNonQuery();
    }

    private void Execute(string sql, SqliteTransaction transaction)
    {
        using var command = Writer.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
