using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Documents;
using RagLlama.Extraction.Protocol;
using RagLlama.Ingestion;

namespace RagLlama.Extraction.Pool;

internal sealed class ChildProcessExtractor(ExtractionPool pool, IOptions<ExtractionOptions> options, ILogger<ExtractionPool> logger)
    : ITextExtractor, IExtractionDiagnostics
{
    private readonly ChildLimits limits = ChildLimits.From(options.Value);

    public async Task<ExtractionResult> ExtractAsync(ExtractionSource file, CancellationToken cancellationToken)
    {
        var reply = await pool.SendAsync(Request(ChildRequestKind.Extract, file), cancellationToken);
        return reply switch
        {
            { Document: { } document, Code: null } => new ExtractionResult.Extracted(document),
            { UnsupportedMediaType: { } mediaType } => new ExtractionResult.Unsupported(mediaType, reply.Reason ?? ""),
            _ => new ExtractionResult.Failed(reply.Code ?? "crashed", reply.Reason ?? "The reader gave no reason.", reply.Document),
        };
    }

    public async Task<byte[]?> RenderPageAsync(ExtractionSource file, int page, int dotsPerInch, IReadOnlyList<PageBox> highlights, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dotsPerInch, 36);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dotsPerInch, 220);
        var request = Request(ChildRequestKind.Render, file) with
        {
            Page = page,
            DotsPerInch = dotsPerInch,
            Highlights = [.. highlights.Where(box => box.Page == page)],
        };
        var reply = await pool.SendAsync(request, cancellationToken);
        if (reply is { Picture: null, Code: { } code })
        {
            PoolLog.NoPicture(logger, code, reply.Reason ?? "");
        }

        return reply.Picture;
    }

    public async Task<ExtractionSandboxStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        var reply = await pool.SendAsync(new ChildRequest { Kind = ChildRequestKind.Status, Limits = limits }, cancellationToken);
        return reply.Status is { } status
            ? new ExtractionSandboxStatus(status.NetworkOff, status.NetworkDetail, status.MemoryLimited, status.PopplerVersion, status.OcrLanguages, status.HasLibreOffice) { FilesConfined = status.FilesConfined, FilesDetail = status.FilesDetail }
            : throw new InvalidOperationException($"The process that reads files gave no account of itself: {reply.Reason}");
    }

    private ChildRequest Request(ChildRequestKind kind, ExtractionSource file) =>
        new() { Kind = kind, Path = Path.GetFullPath(file.Path), FileName = file.FileName, Limits = limits };
}
