using System.Globalization;
using Microsoft.Net.Http.Headers;
using RagLlama.Host.Identity;
using RagLlama.Indexing;
using RagLlama.Ingestion;

namespace RagLlama.Host.Api;

/// <summary>A document's pages as pictures and its original bytes, for those who may read it.</summary>
internal static class DocumentContentApi
{
    private const int DefaultDotsPerInch = 110;

    public static void MapDocumentContentApi(this IEndpointRouteBuilder documents)
    {
        documents.MapGet("/{id}/pages/{page:int}", PageAsync).RequireAuthorization(Policies.Search).RequireRateLimiting(RateLimits.Pages)
            .Produces(200, contentType: "image/png").ProducesProblem(404)
            .WithSummary("A page as PNG; ?highlight= marks a chunk (its id) or a span of the text (start-length).");
        documents.MapGet("/{id}/content", ContentAsync).RequireAuthorization(Policies.Search).Produces(200, contentType: "application/octet-stream")
            .ProducesProblem(404).WithSummary("The original file, as a download.");
    }

    private static async Task<IResult> PageAsync(
        string id, int page, Caller caller, HttpContext context, IDocumentCatalog catalog, IBlobStore blobs, ITextExtractor extractor,
        Highlights highlights, CancellationToken cancellationToken, string? highlight = null, int dpi = DefaultDotsPerInch)
    {
        var document = await catalog.FindReadableAsync(caller.Asker, id, cancellationToken);
        if (document?.ContentHash is null || await blobs.FindPathAsync(document.ContentHash, cancellationToken) is not { } path)
        {
            return Problems.NotFound();
        }

        var resolution = Math.Clamp(dpi, 36, 220);
        var boxes = await highlights.FindBoxesAsync(caller.Asker, document, highlight, page, cancellationToken);
        var tag = new EntityTagHeaderValue(string.Create(
            CultureInfo.InvariantCulture, $"\"{document.ContentHash[..16]}-{page}-{resolution}-{string.Join(';', boxes).GetHashCode(StringComparison.Ordinal):x}\""));
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var picture = await extractor.RenderPageAsync(new ExtractionSource(path, document.FileName), page, resolution, boxes, cancellationToken);
        return picture is null ? Problems.NotFound() : TypedResults.File(picture, "image/png", entityTag: tag);
    }

    private static async Task<IResult> ContentAsync(
        string id, Caller caller, HttpContext context, IDocumentCatalog catalog, IBlobStore blobs, CancellationToken cancellationToken)
    {
        var document = await catalog.FindReadableAsync(caller.Asker, id, cancellationToken);
        if (document?.ContentHash is null || await blobs.FindPathAsync(document.ContentHash, cancellationToken) is not { } path)
        {
            return Problems.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.SandboxPolicy;
        return TypedResults.PhysicalFile(path, "application/octet-stream", document.FileName);
    }
}
