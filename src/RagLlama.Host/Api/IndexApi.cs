using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;
using RagLlama.Indexing;

namespace RagLlama.Host.Api;

/// <summary><c>GET /api/v1/index</c>: the state of the index. For admins.</summary>
internal static class IndexApi
{
    public static void MapIndexApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/index", async (IVectorIndex index, CancellationToken cancellationToken) => TypedResults.Ok(
                new IndexJson(index.Generation, await index.CountAsync(cancellationToken), await index.ReadVectorSearchAsync(cancellationToken))))
            .RequireAuthorization(Policies.Manage, Policies.Admin).Produces<IndexJson>().WithName("Index")
            .WithSummary("What the index holds, how vectors are searched, and the recall last measured.");
}
