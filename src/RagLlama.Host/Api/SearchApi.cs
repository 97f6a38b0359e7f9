using System.Diagnostics;
using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;
using RagLlama.Indexing;
using RagLlama.Retrieval.Understanding;

namespace RagLlama.Host.Api;

/// <summary><c>GET /api/v1/search</c>: ranked passages.</summary>
internal static class SearchApi
{
    private const int MostHits = 50;

    public static void MapSearchApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/search", SearchAsync).RequireAuthorization(Policies.Search).RequireRateLimiting(RateLimits.Questions)
            .Produces<SearchJson>().ProducesProblem(400).WithName("Search").WithSummary("Passages that fit a query, best first.");

    private static async Task<IResult> SearchAsync(
        Caller caller, FindPassages find, IDocumentCatalog catalog, CancellationToken cancellationToken, string? q = null, int k = 10, string? source = null, bool explain = false)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > AskApi.LongestQuestion)
        {
            return Problems.BadRequest($"'q' must have 1 to {AskApi.LongestQuestion} characters.");
        }

        if (k is < 1 or > MostHits)
        {
            return Problems.BadRequest($"'k' must be 1 to {MostHits}.");
        }

        var started = Stopwatch.GetTimestamp();
        var (query, problem) = await new QueryReader(catalog).ReadAsync(q, string.IsNullOrEmpty(source) ? [] : [source], caller.Asker, cancellationToken);
        if (problem is not null)
        {
            return Problems.Filter(problem);
        }

        var passages = await find(query with { Limit = k, Explain = explain }, caller.Asker, cancellationToken);
        var elapsed = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2);
        return TypedResults.Ok(SearchJson.From(q, passages, elapsed));
    }
}
