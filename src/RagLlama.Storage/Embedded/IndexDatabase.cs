using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Storage.Embedded;

/// <summary>The index file: its schema, one writer and as many readers as are needed. Other processes may have it open too.</summary>
internal sealed class IndexDatabase : IDisposable
{
    /// <summary>Form of the files: part of the generation's name, so that an index of another form is built anew.</summary>
    public const string Format = "i4";

    // Row ids are given out by meta.row and never again, so that a reader finds what is new behind the last row it knows; 'changes' names rows that
    // were removed or changed. One row of 'fresh' holds the terms of all passages of one write.
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS access_sets(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS sources(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS languages(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS chunks(
            id INTEGER PRIMARY KEY,
            access_set INTEGER NOT NULL,
            source INTEGER NOT NULL,
            language INTEGER NOT NULL,
            day INTEGER NOT NULL,
            chunk_id BLOB NOT NULL UNIQUE,
            document_id BLOB NOT NULL,
            version INTEGER NOT NULL,
            number INTEGER NOT NULL,
            terms INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS chunks_by_document ON chunks(document_id);
        CREATE TABLE IF NOT EXISTS vectors(id INTEGER PRIMARY KEY, scale REAL NOT NULL, numbers BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS changes(seq INTEGER PRIMARY KEY AUTOINCREMENT, chunk INTEGER NOT NULL);
        INSERT INTO meta VALUES('row', 0) ON CONFLICT(key) DO NOTHING;
        """;

    private readonly string _connectionString;
    private readonly ConcurrentBag<IndexReader> _readers = [];

    public IndexDatabase(string folder, string generation)
    {
        Directory.CreateDirectory(folder);
        var prefix = PrefixOf(generation);
        Files = new SegmentFiles(folder, prefix);
        ClusterFile = Path.Combine(folder, prefix + ".clusters");
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = FileOf(folder, generation),
            Pooling = false,
            DefaultTimeout = 60,
        }.ToString();

        // Ids are random, so every write touches pages all over their indexes: keep those in memory, and write each back once for many writes.
        Writer = Open("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000; PRAGMA wal_autocheckpoint=8000;");
        Statements = new Statements(Writer);
        using var transaction = Writer.BeginTransaction(deferred: false);
        Statements.Run(Schema, transaction);
        Statements.Run(SegmentList.Schema, transaction);
        Statements.Run("INSERT INTO meta VALUES('generation', $g) ON CONFLICT(key) DO NOTHING", transaction, ("$g", generation));
        using (var merging = Files.TryLockMerges())
        {
            if (merging is not null)
            {
                Files.Sweep(SegmentList.Read(Statements, transaction).Select(entry => entry.File));
            }
        }

        transaction.Commit();
        Inserts = new ChunkInserts(Writer.Handle!);
    }

    public SqliteConnection Writer { get; }

    public static string FileOf(string folder, string generation) => Path.Combine(folder, PrefixOf(generation) + ".db");

    /// <summary>Removes every file of a generation. No process may have it open.</summary>
    public static void Delete(string folder, string generation)
    {
        foreach (var file in Directory.EnumerateFiles(folder, PrefixOf(generation) + "*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>Those of <see cref="Writer"/>.</summary>
    public Statements Statements { get; }

    /// <summary>Those of <see cref="Writer"/> too.</summary>
    public ChunkInserts Inserts { get; }

    public SemaphoreSlim WriterLock { get; } = new(1, 1);

    public SegmentFiles Files { get; }

    /// <summary>Path of the file that tells the clusters of the vectors; it need not be there.</summary>
    public string ClusterFile { get; }

    /// <summary>A reader of its own; give it back with <see cref="Return"/>.</summary>
    public IndexReader Rent() => _readers.TryTake(out var reader) ? reader : new IndexReader(Open("PRAGMA query_only=ON; PRAGMA cache_size=-4000;"));

    public void Return(IndexReader reader) => _readers.Add(reader);

    public void Dispose()
    {
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }

        Inserts.Dispose();
        Statements.Dispose();
        Writer.Dispose();
        WriterLock.Dispose();
    }

    private SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Two constants of this file
        command.CommandText = pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>
    /// Files for each generation: chunks of another embedder, chunker or analyser cannot be compared with this one's questions, and a run with
    /// another configuration must not destroy what the service answers from.
    /// </summary>
    private static string PrefixOf(string generation) => $"index-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(generation)))[..12]}";
}
