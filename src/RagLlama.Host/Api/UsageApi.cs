using RagLlama.Answering;
using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;

namespace RagLlama.Host.Api;

/// <summary><c>GET /api/v1/usage</c>: what models did, by model and day. For admins.</summary>
internal static class UsageApi
{
    private const int UsualDays = 30;
    private const int MostDays = 3660;

    public static void MapUsageApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/usage", GetAsync).RequireAuthorization(Policies.Manage, Policies.Admin).Produces<UsageJson>().ProducesProblem(400).WithName("Usage")
            .WithSummary("Answers, tokens, cost and estimated energy of each model, by day (UTC).");

    private static async Task<IResult> GetAsync(
        IReceiptStore receipts, TimeProvider time, CancellationToken cancellationToken, DateOnly? from = null, DateOnly? to = null)
    {
        var last = to ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = from ?? last.AddDays(1 - UsualDays);
        if (first > last || last.DayNumber - first.DayNumber > MostDays)
        {
            return Problems.BadRequest($"'from' must not be after 'to', and not more than {MostDays} days before it.");
        }

        var days = await receipts.ReadUsageAsync(first, last, cancellationToken);
        return TypedResults.Ok(new UsageJson(first, last, ModelTotal.Of(days), days));
    }
}
