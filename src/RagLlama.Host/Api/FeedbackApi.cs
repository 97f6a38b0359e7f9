using RagLlama.Answering;
using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;

namespace RagLlama.Host.Api;

/// <summary>Whether an answer helped, said by whoever got it.</summary>
internal static class FeedbackApi
{
    public static void MapFeedbackApi(this IEndpointRouteBuilder api) =>
        api.MapPost("/answers/{receiptId}/feedback", SetAsync).RequireAuthorization(Policies.Ask)
            .Produces(204).ProducesProblem(400).ProducesProblem(404).WithTags("Answers").WithSummary("Says whether an answer helped.");

    private static async Task<IResult> SetAsync(
        string receiptId, FeedbackBody body, Caller caller, IReceiptStore receipts, CancellationToken cancellationToken)
    {
        if (body.Helpful is not { } helpful)
        {
            return Problems.BadRequest("'helpful' must be true or false.");
        }

        return await receipts.SetFeedbackAsync(caller.Asker.UserId, receiptId, helpful ? 1 : -1, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound();
    }
}
