using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;
using RagLlama.Indexing;
using RagLlama.Ingestion;

namespace RagLlama.Host.Api;

/// <summary>Where documents come from.</summary>
internal static class SourcesApi
{
    public static void MapSourcesApi(this IEndpointRouteBuilder api)
    {
        var sources = api.MapGroup("/sources").WithTags("Sources");
        sources.MapGet("", async (Caller caller, SourceSummaries summaries, CancellationToken cancellationToken) =>
                TypedResults.Ok(await summaries.ListAsync(caller.Asker, cancellationToken)))
            .RequireAuthorization(Policies.Search).Produces<IReadOnlyList<SourceJson>>()
            .WithSummary("Sources with something to read for the caller; all of them for an admin.");
        sources.MapDelete("/{id}", RemoveAsync).RequireAuthorization(Policies.Manage, Policies.Admin)
            .Produces<RemovedJson>().ProducesProblem(403).ProducesProblem(404).WithSummary("Removes a source with all its documents.");
    }

    private static async Task<IResult> RemoveAsync(
        string id, Caller caller, IDocumentCatalog catalog, IDocumentRemoval removal, ILogger<SourceSummaries> logger, CancellationToken cancellationToken)
    {
        if (await catalog.FindSourceAsync(id, cancellationToken) is null)
        {
            return Problems.NotFound();
        }

        var removed = await removal.RemoveSourceAsync(id, cancellationToken);
        WebLog.SourceRemoved(logger, caller.Asker.UserId, id, removed);
        return TypedResults.Ok(new RemovedJson(removed));
    }
}
