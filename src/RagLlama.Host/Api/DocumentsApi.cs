using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;
using RagLlama.Indexing;
using RagLlama.Ingestion;

namespace RagLlama.Host.Api;

/// <summary>List, upload, inspect and remove documents.</summary>
internal static class DocumentsApi
{
    public static void MapDocumentsApi(this IEndpointRouteBuilder api)
    {
        var limit = api.ServiceProvider.GetRequiredService<IOptions<ApiOptions>>().Value.MaxUploadBytes;
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapGet("", ListAsync).RequireAuthorization(Policies.Search).Produces<DocumentListJson>().ProducesProblem(400)
            .WithSummary("Documents the caller may read; with manage=true and as an admin, all of them.");
        documents.MapPost("", UploadAsync).RequireAuthorization(Policies.Manage).Produces<UploadJson>(202).ProducesProblem(400).ProducesProblem(413)
            .WithMetadata(new RequestSizeLimitAttribute(UploadLimit.ForRequest(limit)))
            .WithSummary("Takes files (multipart/form-data: a field 'access', then the files) and queues them for reading.");
        documents.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.Search).Produces<DocumentJson>().ProducesProblem(404)
            .WithSummary("Status and properties of a document.");
        documents.MapDelete("/{id}", RemoveAsync).RequireAuthorization(Policies.Manage).Produces(204).ProducesProblem(404)
            .WithSummary("Removes a document: unanswerable from the next request.");
        documents.MapDocumentContentApi();
    }

    private static async Task<IResult> ListAsync(
        Caller caller, IDocumentCatalog catalog, CancellationToken cancellationToken, string? source = null, string? status = null,
        string? q = null, int skip = 0, int take = 100, bool manage = false)
    {
        DocumentStatus? wanted = null;
        if (!string.IsNullOrEmpty(status))
        {
            if (!Enum.TryParse<DocumentStatus>(status, ignoreCase: true, out var parsed) || int.TryParse(status, out _))
            {
                return Problems.BadRequest("'status' must be pending, indexed, partial, unsupported, failed or quarantined.");
            }

            wanted = parsed;
        }

        var filter = new DocumentFilter { SourceId = source, Status = wanted, Text = q, Skip = Math.Max(0, skip), Take = Math.Clamp(take, 1, 500) };
        var list = await catalog.ListAsync(caller.Asker, filter, manage && caller.Asker.IsAdmin, cancellationToken);
        return TypedResults.Ok(new DocumentListJson(list.Total, [.. list.Items.Select(d => DocumentJson.From(d, caller.Asker))]));
    }

    private static async Task<IResult> UploadAsync(Caller caller, HttpRequest request, UploadReader uploads, CancellationToken cancellationToken)
    {
        try
        {
            return await uploads.ReadAsync(request, caller, null, cancellationToken) switch
            {
                UploadOutcome.Accepted { Documents: [var only] } => TypedResults.Accepted($"/api/v1/documents/{only.Id}", new UploadJson([only])),
                UploadOutcome.Accepted accepted => TypedResults.Accepted((string?)null, new UploadJson(accepted.Documents)),
                UploadOutcome.Refused refused => Problems.Refused(refused),
                _ => Problems.BadRequest(Problems.Title(400)),
            };
        }
        catch (BlobTooLargeException e)
        {
            return Problems.Refused(new UploadOutcome.Refused(413, $"A file is larger than {e.MaxBytes / (1024 * 1024)} MiB, the limit here."));
        }
    }

    private static async Task<IResult> GetAsync(string id, Caller caller, IDocumentCatalog catalog, CancellationToken cancellationToken) =>
        await catalog.FindVisibleAsync(caller.Asker, id, cancellationToken) is { } document
            ? TypedResults.Ok(DocumentJson.From(document, caller.Asker))
            : Problems.NotFound();

    private static async Task<IResult> RemoveAsync(
        string id, Caller caller, IDocumentCatalog catalog, IDocumentRemoval removal, ILogger<UploadReader> logger, CancellationToken cancellationToken)
    {
        var document = await catalog.FindVisibleAsync(caller.Asker, id, cancellationToken);
        if (document is null)
        {
            return Problems.NotFound();
        }

        if (!DocumentAccess.MayRemove(caller.Asker, document))
        {
            return TypedResults.Problem(statusCode: 403, title: "Only an admin or whoever uploaded the document may remove it.");
        }

        await removal.RemoveDocumentAsync(document.Id, cancellationToken);
        WebLog.DocumentRemoved(logger, caller.Asker.UserId, id);
        return TypedResults.NoContent();
    }
}
