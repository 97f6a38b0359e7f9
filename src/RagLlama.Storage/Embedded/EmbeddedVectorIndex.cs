using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RagLlama.Documents;
using RagLlama.Indexing;

namespace RagLlama.Storage.Embedded;

/// <summary>The index of one machine: words in SQLite's full-text index, vectors scanned exactly in memory, one file, any number of processes.</summary>
internal sealed class EmbeddedVectorIndex(EmbeddedIndexOptions options, string generation) : IVectorIndex, IDisposable
{
    private readonly Lazy<IndexDatabase> _database = new(() => new IndexDatabase(options.Folder, generation));
    private readonly ChunkMirror _mirror = new();

    public string Generation => generation;

    private IndexDatabase Database => _database.Value;

    public Task UpsertAsync(IReadOnlyList<IndexedChunk> chunks, CancellationToken cancellationToken) => chunks.Count == 0 ? Task.CompletedTask : WriteAsync(
        writer =>
        {
            foreach (var chunk in chunks)
            {
                writer.Put(chunk, options.TitleWeight);
            }
        },
        cancellationToken);

    public async Task RemoveOtherChunksAsync(DocumentId document, int keepVersion, int keepChunks, CancellationToken cancellationToken)
    {
        // Usually there are none, and a transaction that changes nothing is still waited for.
        if (Any(document, keepVersion, keepChunks))
        {
            await WriteAsync(writer => writer.RemoveOthers(document, keepVersion, keepChunks), cancellationToken);
        }
    }

    public async Task RemoveDocumentAsync(DocumentId document, CancellationToken cancellationToken)
    {
        if (Any(document, keepVersion: -1, keepChunks: 0))
        {
            await WriteAsync(writer => writer.Remove(document), cancellationToken);
        }
    }

    public Task UpdateAccessAsync(DocumentId document, AccessList access, CancellationToken cancellationToken) =>
        WriteAsync(writer => writer.UpdateAccess(document, access), cancellationToken);

    public Task<IReadOnlyList<IndexHit>> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = Database.Rent();
        try
        {
            using var transaction = reader.BeginTransaction(deferred: true);
            _mirror.Refresh(reader, transaction);
            _mirror.Lock.EnterReadLock();
            try
            {
                return Task.FromResult(new HybridSearch(_mirror, options).Find(query, reader, transaction));
            }
            finally
            {
                _mirror.Lock.ExitReadLock();
            }
        }
        finally
        {
            Database.Return(reader);
        }
    }

    public async IAsyncEnumerable<IndexEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var reader = Database.Rent();
        try
        {
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT c.chunk_id, c.document_id, c.version, c.number, a.principals, v.scale, v.numbers FROM chunks c JOIN vectors v ON v.id = c.id JOIN access_sets a ON a.id = c.access_set";
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new IndexEntry(
                    new ChunkId(IndexGuid.Read(rows, 0)), new DocumentId(IndexGuid.Read(rows, 1)), rows.GetInt32(2), rows.GetInt32(3), AccessList.Parse(rows.GetString(4)),
                    Hash(rows.GetFloat(5), rows.GetFieldValue<byte[]>(6)));
            }
        }
        finally
        {
            Database.Return(reader);
        }
    }

    public Task<int> CountAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = Database.Rent();
        try
        {
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT count(*) FROM chunks";
            return Task.FromResult(Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture));
        }
        finally
        {
            Database.Return(reader);
        }
    }

    public void Dispose()
    {
        if (_database.IsValueCreated)
        {
            _database.Value.Dispose();
        }

        _mirror.Dispose();
    }

    private static string Hash(float scale, byte[] numbers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes([scale]));
        hash.AppendData(numbers);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private bool Any(DocumentId document, int keepVersion, int keepChunks)
    {
        var reader = Database.Rent();
        try
        {
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT 1 FROM chunks WHERE document_id = $document AND (version <> $version OR number >= $chunks) LIMIT 1";
            command.Parameters.AddWithValue("$document", IndexGuid.Write(document.Value));
            command.Parameters.AddWithValue("$version", keepVersion);
            command.Parameters.AddWithValue("$chunks", keepChunks);
            return command.ExecuteScalar() is not null;
        }
        finally
        {
            Database.Return(reader);
        }
    }

    private async Task WriteAsync(Action<IndexWriter> write, CancellationToken cancellationToken)
    {
        await Database.WriterLock.WaitAsync(cancellationToken);
        try
        {
            using var writer = new IndexWriter(Database.Writer);
            write(writer);
            writer.Commit();
        }
        finally
        {
            Database.WriterLock.Release();
        }
    }
}
