using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Storage.Embedded.Dense.Clusters;
using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Storage.Embedded;

/// <summary>The index of one machine: words in segments of our own, vectors compared in memory, one folder, any number of processes.</summary>
internal sealed class EmbeddedVectorIndex : IVectorIndex, IDisposable
{
    // A list of segments read just before a merge names files that are gone; the next one does not.
    private const int Attempts = 10;

    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly EmbeddedIndexOptions _options;
    private readonly Lock _opening = new();
    private IndexDatabase? _database;
    private readonly Lazy<SegmentMerger> _merger;
    private readonly ChunkMirror _mirror;
    private readonly Lazy<ClusterUpkeep> _clusters;

    public EmbeddedVectorIndex(EmbeddedIndexOptions options, string generation, ILogger logger, TimeProvider? time = null)
    {
        _options = options;
        Generation = generation;
        _merger = new(() => new SegmentMerger(Database, options, logger));
        _mirror = new ChunkMirror(logger);
        _clusters = new(() => new ClusterUpkeep(_mirror, Database.ClusterFile, options, time ?? TimeProvider.System, logger));
    }

    public string Generation { get; }

    /// <summary>Ends when the background work is done.</summary>
    internal Task Idle => Task.WhenAll(
        _merger.IsValueCreated ? _merger.Value.Idle : Task.CompletedTask, _clusters.IsValueCreated ? _clusters.Value.Idle : Task.CompletedTask);

    private IndexDatabase Database => Volatile.Read(ref _database) ?? Open();

    public async Task UpsertAsync(IReadOnlyList<IndexedChunk> chunks, CancellationToken cancellationToken)
    {
        if (chunks.Count == 0)
        {
            return;
        }

        // The first write opens the file while its passages are analysed.
        var preparing = Task.Run(() => PreparedBatch.Prepare(chunks, _options.TitleWeight, cancellationToken), cancellationToken);
        _ = Database;
        var batch = await preparing;
        await WriteAsync(writer => writer.Put(batch), cancellationToken);
    }

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
        Refresh();
        if (query.Vector is { } asked)
        {
            _clusters.Value.Recent.Add(asked);
        }

        _clusters.Value.Look();
        _mirror.Lock.EnterReadLock();
        try
        {
            return Task.FromResult(new HybridSearch(_mirror, _options).Find(query));
        }
        finally
        {
            _mirror.Lock.ExitReadLock();
        }
    }

    public async IAsyncEnumerable<IndexEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var reader = Database.Rent();
        try
        {
            using var rows = reader.Statements.Prepare(
                "SELECT c.chunk_id, c.document_id, c.version, c.number, a.name, v.scale, v.numbers FROM chunks c JOIN vectors v ON v.id = c.id JOIN access_sets a ON a.id = c.access_set",
                null).ExecuteReader();
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
        return Task.FromResult(Read(reader => (int)Number(reader, "SELECT count(*) FROM chunks")));
    }

    public Task<IReadOnlyList<IndexDamage>> VerifyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var problem = Read(reader => reader.Statements.Text("PRAGMA quick_check(1)"));
            IReadOnlyList<IndexDamage> damages = problem == "ok"
                ? [.. Read(reader => new SegmentVerification(reader, Database.Files).FindDamage(cancellationToken)), .. ClusterVerification.FindDamage(Database.ClusterFile)]
                : [WholeDamage(problem)];
            return Task.FromResult(damages);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return Task.FromResult<IReadOnlyList<IndexDamage>>([WholeDamage(error.Message)]);
        }
    }

    public async Task<VectorSearchStatus?> ReadVectorSearchAsync(CancellationToken cancellationToken) => _clusters.Value.Status(await CountAsync(cancellationToken));

    public async Task DiscardAsync(IndexDamage damage, CancellationToken cancellationToken)
    {
        if (damage.IsWhole)
        {
            lock (_opening)
            {
                _database?.Dispose();
                _database = null;
                IndexDatabase.Delete(_options.Folder, Generation);
            }

            return;
        }

        await WriteAsync(
            writer =>
            {
                if (writer.FindSegment(damage.Part) is { } entry)
                {
                    writer.RemoveSegment(entry);
                }
            },
            cancellationToken);
        Database.Files.Delete(damage.Part);
    }

    public void Dispose()
    {
        if (_clusters.IsValueCreated)
        {
            _clusters.Value.Dispose();
        }

        if (_merger.IsValueCreated)
        {
            _merger.Value.Dispose();
        }

        _database?.Dispose();
        _mirror.Dispose();
    }

    // Tried again after a failure: what could not be opened may have been discarded since.
    private IndexDatabase Open()
    {
        lock (_opening)
        {
            return _database ??= new IndexDatabase(_options.Folder, Generation);
        }
    }

    private IndexDamage WholeDamage(string problem) =>
        new(Path.GetFileName(IndexDatabase.FileOf(_options.Folder, Generation)), problem, []) { IsWhole = true };

    private static string Hash(float scale, byte[] numbers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes([scale]));
        hash.AppendData(numbers);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static long Number(IndexReader reader, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var transaction = reader.Begin();
        return reader.Statements.Number(sql, transaction, parameters);
    }

    private bool Any(DocumentId document, int keepVersion, int keepChunks) => Read(reader => Number(
        reader,
        "SELECT count(*) FROM (SELECT 1 FROM chunks WHERE document_id = $document AND (version <> $version OR number >= $chunks) LIMIT 1)",
        ("$document", IndexGuid.Write(document.Value)), ("$version", keepVersion), ("$chunks", keepChunks)) > 0);

    private void Refresh()
    {
        for (var attempt = 1; ; attempt++)
        {
            var reader = Database.Rent();
            try
            {
                if (!_mirror.IsBehind(reader))
                {
                    return;
                }

                using var transaction = reader.Begin();
                _mirror.Refresh(reader, transaction, Database.Files, isLast: attempt == Attempts);
                return;
            }
            catch (FileNotFoundException) when (attempt < Attempts)
            {
            }
            finally
            {
                Database.Return(reader);
            }
        }
    }

    private T Read<T>(Func<IndexReader, T> read)
    {
        var reader = Database.Rent();
        try
        {
            return read(reader);
        }
        finally
        {
            Database.Return(reader);
        }
    }

    private async Task WriteAsync(Action<IndexWriter> write, CancellationToken cancellationToken)
    {
        bool hasSegment;
        await Database.WriterLock.WaitAsync(cancellationToken);
        try
        {
            using var writer = new IndexWriter(Database);
            write(writer);
            hasSegment = writer.Commit(_options.SegmentChunks);
        }
        finally
        {
            Database.WriterLock.Release();
        }

        if (hasSegment)
        {
            _merger.Value.Start();
        }
    }
}
