using Microsoft.Extensions.Logging;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion.Chunking;
using RagLlama.Jobs;
using RagLlama.Sources;

namespace RagLlama.Ingestion;

/// <summary>
/// How one document becomes answerable. Reads top to bottom in the order of the steps; every step can be repeated after a crash at any
/// point without leaving two versions, lost chunks or a half-visible document (I1 to I4).
/// </summary>
public sealed partial class IngestionPipeline
{
    private readonly IDocumentCatalog _catalog;
    private readonly IVectorIndex _index;
    private readonly IBlobStore _blobs;
    private readonly ITextExtractor _extractor;
    private readonly DocumentChunker _chunker;
    private readonly DocumentIndexer _indexer;
    private readonly IngestionOptions _options;
    private readonly Dictionary<string, ISourceConnector> _connectors;
    private readonly ILogger<IngestionPipeline> _logger;

    internal IngestionPipeline(
        IDocumentCatalog catalog, IVectorIndex index, IBlobStore blobs, ITextExtractor extractor, DocumentChunker chunker,
        DocumentIndexer indexer, IngestionOptions options, IEnumerable<ISourceConnector> connectors, ILogger<IngestionPipeline> logger)
    {
        _catalog = catalog;
        _index = index;
        _blobs = blobs;
        _extractor = extractor;
        _chunker = chunker;
        _indexer = indexer;
        _options = options;
        _connectors = connectors.ToDictionary(c => c.Kind);
        _logger = logger;
    }

    /// <summary>Brings one document up to date with its source. Throws only for faults that are worth another attempt.</summary>
    public async Task<IngestOutcome> IngestAsync(DocumentId id, JobFence? fence, CancellationToken cancellationToken)
    {
        var document = await _catalog.FindAsync(id, cancellationToken);
        if (document is null or { Status: DocumentStatus.Removed } || await _catalog.FindSourceAsync(document.SourceId, cancellationToken) is not { } source)
        {
            return new IngestOutcome.Gone();
        }

        try
        {
            return await IngestAsync(document, source, fence, cancellationToken);
        }
        catch (SourceItemGoneException)
        {
            LogGone(_logger, id);
            await _catalog.TombstoneAsync(id, cancellationToken);
            await FinishRemovalAsync(id, cancellationToken);
            return new IngestOutcome.Gone();
        }
        catch (SourceUnreadableException e)
        {
            return await FailAsync(document, DocumentStatus.Failed, e.Message, tag: null, fence, cancellationToken);
        }
    }

    private async Task<IngestOutcome> IngestAsync(DocumentRecord document, SourceDefinition source, JobFence? fence, CancellationToken cancellationToken)
    {
        // 1 Fetch the bytes and what is true of just these bytes.
        SourceItem item;
        BlobInfo content;
        await using (var fetched = await _connectors[source.Connector].OpenAsync(source, document.ExternalId, cancellationToken))
        {
            item = fetched.Item;
            try
            {
                content = await _blobs.PutAsync(fetched.Content, _options.MaxFileBytes, cancellationToken);
            }
            catch (BlobTooLargeException e)
            {
                var tooLarge = $"limit_size: larger than {e.MaxBytes / (1024 * 1024)} MiB; raise Ingestion:MaxFileBytes or split the file";
                return await FailAsync(document, DocumentStatus.Failed, tooLarge, ChangeTags.Compose(item.ChangeTag, _indexer.Generation), fence, cancellationToken);
            }
        }

        // 2 Skip what is known: the same bytes need no reading; another access list needs no embedding.
        var tag = ChangeTags.Compose(item.ChangeTag, _indexer.Generation);
        var access = item.Access ?? (source.Connector == UploadSource.Connector ? document.Access : source.Access);
        if (document.Version > 0 && document.ContentHash == content.Hash && ChangeTags.IsOfGeneration(document.ChangeTag, _indexer.Generation) && !await LostItsMarkAsync(document, cancellationToken))
        {
            await UpdateAccessAsync(document, access, fence, cancellationToken);

            // The run that published this version may have ended before step 8.
            await _index.RemoveOtherChunksAsync(document.Id, document.Version, document.Chunks, cancellationToken);
            await _catalog.RecordUnchangedAsync(document.Id, tag, fence, cancellationToken);
            return new IngestOutcome.Unchanged();
        }

        // 3 Extract in the child process.
        var path = await _blobs.FindPathAsync(content.Hash, cancellationToken)
            ?? throw new IOException($"Blob {content.Hash} vanished while document {document.Id} was being read.");
        var result = await _extractor.ExtractAsync(new ExtractionSource(path, document.FileName), cancellationToken);
        if (PartialReading.DocumentOf(result) is not { } extracted)
        {
            return result switch
            {
                ExtractionResult.Unsupported u => await FailAsync(document, DocumentStatus.Unsupported, u.Reason, tag, fence, cancellationToken),
                // A missing tool is no property of the file: without a tag the next run tries again.
                ExtractionResult.Failed f => await FailAsync(
                    document, DocumentStatus.Failed, $"{f.Code}: {f.Reason}", f.Code == "tool_missing" ? null : tag, fence, cancellationToken),
                _ => throw new InvalidOperationException($"Unknown extraction result {result.GetType().Name}."),
            };
        }

        // 4 Chunk.
        extracted = PassageLanguages.Name(extracted);
        var limit = PartialReading.LimitOf(extracted);
        var version = document.Version + 1;
        var chunks = _chunker.Split(document.Id, version, _indexer.Generation, extracted);
        var structure = await _blobs.PutAsync(new MemoryStream(StructureFormat.Write(extracted)), long.MaxValue, cancellationToken);
        var title = string.IsNullOrWhiteSpace(extracted.Title) ? document.FileName : extracted.Title.Trim();

        var modifiedAt = extracted.ModifiedAt ?? item.ModifiedAt;

        // 5 and 6 Embed in batches; write vectors before metadata, so that nothing is ever announced that cannot be found (I3).
        await _indexer.WriteAsync(document, access, title, DocumentIndexer.DayOf(modifiedAt), chunks, cancellationToken);

        // 7 Make the version the answerable one, in one transaction (I2), refused when the lease was lost (I4).
        await _catalog.PublishAsync(
            new DocumentPublication
            {
                Id = document.Id,
                Version = version,
                Title = title,
                Access = access,
                ChangeTag = tag,
                ContentHash = content.Hash,
                StructureHash = structure.Hash,
                Bytes = content.Length,
                MediaType = extracted.MediaType,
                Language = extracted.Language,
                Pages = extracted.PageCount,
                Warnings = extracted.Warnings.Count,
                Status = limit is null ? DocumentStatus.Indexed : DocumentStatus.Partial,
                Reason = limit ?? (chunks.Count == 0 ? "No text was found in this file, so nothing of it can be found or quoted." : null),
                ModifiedAt = modifiedAt,
                Chunks = chunks,
            },
            fence,
            cancellationToken);

        // 8 Remove the chunks of other versions, also when the new version has none. Blobs of other versions go with the next sweep.
        await _index.RemoveOtherChunksAsync(document.Id, version, chunks.Count, cancellationToken);

        // 9 The outcome was recorded with the publication.
        LogIndexed(_logger, document.Id, version, chunks.Count);
        return new IngestOutcome.Indexed(version, chunks.Count);
    }

    /// <summary>
    /// Finishes what a tombstone began: out of the index, then out of the catalogue and the blobs (I3). Does nothing to a document that was
    /// given again in the meantime.
    /// </summary>
    public async Task FinishRemovalAsync(DocumentId id, CancellationToken cancellationToken)
    {
        var document = await _catalog.FindAsync(id, cancellationToken);
        if (document is not { Status: DocumentStatus.Removed })
        {
            return;
        }

        await _index.RemoveDocumentAsync(id, cancellationToken);
        foreach (var hash in await _catalog.PurgeAsync(id, cancellationToken))
        {
            await _blobs.RemoveAsync(hash, cancellationToken);
        }

        var source = await _catalog.FindSourceAsync(document.SourceId, cancellationToken)
            ?? (document.SourceId == Uploads.SourceId ? UploadSource.Definition : null);
        if (source is not null && _connectors.TryGetValue(source.Connector, out var connector))
        {
            await connector.ForgetAsync(source, document.ExternalId, cancellationToken);
        }

        LogRemoved(_logger, id);
    }

    /// <summary>An attempt that failed in the meantime took the place of the mark that only part of this version was read; only reading again brings it back.</summary>
    private async Task<bool> LostItsMarkAsync(DocumentRecord document, CancellationToken cancellationToken) =>
        document.Status is not (DocumentStatus.Indexed or DocumentStatus.Partial)
        && document.StructureHash is { } hash && await _blobs.FindPathAsync(hash, cancellationToken) is { } path
        && await StructureFormat.ReadFileAsync(path, cancellationToken) is { } structure && PartialReading.LimitOf(structure) is not null;

    private async Task UpdateAccessAsync(DocumentRecord document, AccessList access, JobFence? fence, CancellationToken cancellationToken)
    {
        if (document.Access.Equals(access))
        {
            return;
        }

        // Both must allow a reader, so either order is safe; the catalogue goes last because it is what the next run compares.
        await _index.UpdateAccessAsync(document.Id, access, cancellationToken);
        await _catalog.UpdateAccessAsync(document.Id, access, fence, cancellationToken);
    }

    private async Task<IngestOutcome> FailAsync(
        DocumentRecord document, DocumentStatus status, string reason, string? tag, JobFence? fence, CancellationToken cancellationToken)
    {
        await _catalog.RecordOutcomeAsync(document.Id, status, reason, tag, fence, cancellationToken);
        LogNotIndexed(_logger, document.Id, status);
        return status == DocumentStatus.Unsupported ? new IngestOutcome.Unsupported(reason) : new IngestOutcome.Failed(reason);
    }

    [LoggerMessage(2000, LogLevel.Debug, "Document {Id}: version {Version} is answerable with {Chunks} chunks.")]
    private static partial void LogIndexed(ILogger logger, DocumentId id, int version, int chunks);

    [LoggerMessage(2001, LogLevel.Information, "Document {Id}: not indexed, {Status}.")]
    private static partial void LogNotIndexed(ILogger logger, DocumentId id, DocumentStatus status);

    [LoggerMessage(2002, LogLevel.Information, "Document {Id} disappeared from its source before it was read.")]
    private static partial void LogGone(ILogger logger, DocumentId id);

    [LoggerMessage(2003, LogLevel.Debug, "Document {Id} and everything kept of it was removed.")]
    private static partial void LogRemoved(ILogger logger, DocumentId id);
}
