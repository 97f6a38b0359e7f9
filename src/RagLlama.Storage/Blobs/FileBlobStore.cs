using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using RagLlama.Ingestion;

namespace RagLlama.Storage.Blobs;

/// <summary>Blobs as files <c>ab/abcdef…</c>, readable by the service's user only. A file appears under its name complete and on disk, or not at all.</summary>
internal sealed class FileBlobStore(string folder, TimeProvider time) : IBlobStore
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>A temporary file younger than this may belong to another process that is writing it.</summary>
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string _incoming = Path.Combine(folder, "incoming");

    public async Task<BlobInfo> PutAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        if (content.CanSeek && await FindKnownAsync(content, maxBytes, cancellationToken) is { } known)
        {
            return known;
        }

        PrivateFolder.Create(_incoming);
        var temporary = Path.Combine(_incoming, RandomNumberGenerator.GetHexString(32, lowercase: true));
        try
        {
            BlobInfo blob;
            await using (var file = new FileStream(temporary, WriteOptions()))
            {
                blob = await CopyAsync(content, file, maxBytes, cancellationToken);
                if (!File.Exists(PathOf(blob.Hash)))
                {
                    file.Flush(flushToDisk: true);
                }
            }

            Enter(blob.Hash, temporary);
            return blob;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<string?> FindPathAsync(string hash, CancellationToken cancellationToken)
    {
        var path = IsHash(hash) ? PathOf(hash) : null;
        return Task.FromResult(File.Exists(path) ? path : null);
    }

    public Task RemoveAsync(string hash, CancellationToken cancellationToken)
    {
        if (IsHash(hash) && File.Exists(PathOf(hash)))
        {
            File.Delete(PathOf(hash));
            DurableFolder.Flush(Path.GetDirectoryName(PathOf(hash))!);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateDirectories(folder, "??").Order(StringComparer.Ordinal))
        {
            foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var name = Path.GetFileName(file);
                if (IsHash(name))
                {
                    yield return new StoredBlob(name, new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero));
                }
            }
        }
    }

    /// <summary>Removes what a killed process left half-written.</summary>
    public void RemoveLeftovers()
    {
        if (!Directory.Exists(_incoming))
        {
            return;
        }

        var oldest = time.GetUtcNow() - LeftoverAge;
        foreach (var file in new DirectoryInfo(_incoming).EnumerateFiles().Where(f => f.LastWriteTimeUtc < oldest.UtcDateTime))
        {
            file.Delete();
        }
    }

    private static bool IsHash(string hash) => hash.Length == 64 && !hash.AsSpan().ContainsAnyExcept(HexDigits);

    private static FileStreamOptions WriteOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static async Task<BlobInfo> CopyAsync(Stream content, Stream target, long maxBytes, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var length = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                length += read;
                if (length > maxBytes)
                {
                    throw new BlobTooLargeException(maxBytes);
                }

                sha.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return new BlobInfo(Convert.ToHexStringLower(sha.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reading twice is cheaper than writing once, and most files of a second run are known.</summary>
    private async Task<BlobInfo?> FindKnownAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var start = content.Position;
        var blob = await CopyAsync(content, Stream.Null, maxBytes, cancellationToken);
        content.Position = start;
        if (!File.Exists(PathOf(blob.Hash)))
        {
            return null;
        }

        File.SetLastWriteTimeUtc(PathOf(blob.Hash), time.GetUtcNow().UtcDateTime);

        // The process that renamed it may have died before the name was on disk.
        DurableFolder.Flush(Path.GetDirectoryName(PathOf(blob.Hash))!);
        return blob;
    }

    private void Enter(string hash, string temporary)
    {
        var path = PathOf(hash);
        var parent = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(parent))
        {
            PrivateFolder.Create(parent);
            DurableFolder.Flush(folder);
            DurableFolder.Flush(Path.GetDirectoryName(folder)!);
        }

        if (!File.Exists(path))
        {
            File.Move(temporary, path, overwrite: true);
        }
        else
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }

        DurableFolder.Flush(parent);
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);
}
