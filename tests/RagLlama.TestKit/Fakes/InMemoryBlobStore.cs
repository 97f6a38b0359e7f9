using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using RagLlama.Ingestion;

namespace RagLlama.TestKit.Fakes;

/// <summary>Blobs in memory. A blob becomes a file only when its path is asked for, in a temporary folder that goes with the store.</summary>
public sealed class InMemoryBlobStore(TimeProvider? time = null) : IBlobStore, IDisposable
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _storedAt = new();
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new();
    private readonly Lazy<DirectoryInfo> _folder = new(() => Directory.CreateTempSubdirectory("blobs-"));

    public async Task<BlobInfo> PutAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (memory.Length + read > maxBytes)
            {
                throw new BlobTooLargeException(maxBytes);
            }

            memory.Write(buffer, 0, read);
        }

        var bytes = memory.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _blobs.TryAdd(hash, bytes);
        _storedAt[hash] = _time.GetUtcNow();
        return new BlobInfo(hash, bytes.Length);
    }

    public async Task<string?> FindPathAsync(string hash, CancellationToken cancellationToken)
    {
        if (!_blobs.TryGetValue(hash, out var bytes))
        {
            return null;
        }

        var path = Path.Combine(_folder.Value.FullName, hash);
        if (!File.Exists(path))
        {
            await File.WriteAllBytesAsync(path, bytes, cancellationToken);
        }

        return path;
    }

    public Task RemoveAsync(string hash, CancellationToken cancellationToken)
    {
        _blobs.TryRemove(hash, out _);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var hash in _blobs.Keys.Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await Task.FromResult(new StoredBlob(hash, _storedAt[hash]));
        }
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            _folder.Value.Delete(recursive: true);
        }
    }
}
