using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Sources;

namespace RagLlama.Connectors.Files;

/// <summary>Files that people hand in: kept in a folder of RagLlama's own, named by document id, until the document is removed.</summary>
internal sealed partial class UploadConnector(
    UploadOptions options, IDocumentCatalog catalog, IVectorIndex index, IJobQueue queue, TimeProvider time, ILogger<UploadConnector> logger) : ISourceConnector, IUploads, IDisposable
{
    /// <summary>Keeps the removal of a document and a new upload of the same name apart.</summary>
    private readonly SemaphoreSlim _gate = new(1, 1);

    public string Kind => UploadSource.Connector;

    /// <summary>Uploads arrive one by one; there is nothing to list.</summary>
    public async IAsyncEnumerable<SourceChange> GetChangesAsync(
        SourceDefinition source, SyncCursor cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    public async Task<SourceContent> OpenAsync(SourceDefinition source, string externalId, CancellationToken cancellationToken)
    {
        var path = PathOf(externalId);
        if (!File.Exists(path))
        {
            throw new SourceItemGoneException(externalId);
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        stream.Position = 0;
        return new SourceContent(Describe(externalId, hash), stream);
    }

    public async Task ForgetAsync(SourceDefinition source, string externalId, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // The same name may have been uploaded again since: then the file is the new document's.
            if (await catalog.FindAsync(DocumentId.For(Uploads.SourceId, externalId), cancellationToken) is null)
            {
                File.Delete(PathOf(externalId));
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<DocumentId> AcceptAsync(Asker asker, string fileName, Stream content, AccessList access, CancellationToken cancellationToken)
    {
        var externalId = Uploads.ExternalId(asker, Path.GetFileName(fileName.Replace('\\', '/')));
        var id = DocumentId.For(Uploads.SourceId, externalId);
        await catalog.SaveSourceAsync(UploadSource.Definition, cancellationToken);
        var (temporary, hash) = await ReceiveAsync(content, PathOf(externalId), cancellationToken);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // The file is in place before the catalogue hears of it: a crash between the two leaves a file that the next upload overwrites.
            File.Move(temporary, PathOf(externalId), overwrite: true);
            await catalog.RegisterAsync(Uploads.SourceId, Describe(externalId, hash), access, cancellationToken);
            await index.UpdateAccessAsync(id, access, cancellationToken);
            await catalog.UpdateAccessAsync(id, access, fence: null, cancellationToken);
        }
        finally
        {
            _gate.Release();
            File.Delete(temporary);
        }

        await queue.EnqueueAsync([new JobRequest(JobKinds.IngestDocument, id.ToString())], cancellationToken);
        LogAccepted(logger, id);
        return id;
    }

    private async Task<(string Path, string Hash)> ReceiveAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Folder);
        var temporary = path + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) + ".tmp";
        try
        {
            await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
            var hash = await CopyAsync(content, file, cancellationToken);
            file.Flush(flushToDisk: true);
            return (temporary, hash);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private async Task<string> CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long total = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += read;
            if (total > options.MaxBytes)
            {
                throw new BlobTooLargeException(options.MaxBytes);
            }

            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private SourceItem Describe(string externalId, string hash) => new()
    {
        ExternalId = externalId,
        Uri = new Uri("upload:///" + string.Join('/', externalId.Split('/').Select(Uri.EscapeDataString))),
        FileName = externalId[(externalId.IndexOf('/', StringComparison.Ordinal) + 1)..],
        ChangeTag = hash,
        ModifiedAt = time.GetUtcNow(),
    };

    private string PathOf(string externalId) => Path.Combine(options.Folder, DocumentId.For(Uploads.SourceId, externalId).ToString());

    public void Dispose() => _gate.Dispose();

    [LoggerMessage(1010, LogLevel.Information, "Upload accepted as document {Id}.")]
    private static partial void LogAccepted(ILogger logger, DocumentId id);
}
