using RagLlama.Answering;
using RagLlama.Answering.Replaying;
using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;

namespace RagLlama.Host.Api;

/// <summary>The caller's own receipts, and what their questions would bring today.</summary>
internal static class ReceiptsApi
{
    public static void MapReceiptsApi(this IEndpointRouteBuilder api)
    {
        var answers = api.MapGroup("/answers/{receiptId}").WithTags("Answers").RequireAuthorization(Policies.Ask);
        answers.MapGet("", GetAsync).Produces<AnswerReceipt>().ProducesProblem(404).WithSummary("What an answer was made from: hashes, settings, models. No text of documents.");
        answers.MapPost("/replay", ReplayAsync).RequireRateLimiting(RateLimits.Questions).Produces<ReplayReport>().ProducesProblem(400).ProducesProblem(404)
            .WithSummary("Asks the same question again and says what has changed since.");
    }

    private static async Task<IResult> GetAsync(string receiptId, Caller caller, IReceiptStore receipts, CancellationToken cancellationToken) =>
        await receipts.FindAsync(caller.Asker.UserId, receiptId, cancellationToken) is { } receipt ? TypedResults.Json(receipt, ReceiptFormat.Options) : Problems.NotFound();

    private static async Task<IResult> ReplayAsync(
        string receiptId, Caller caller, IReceiptStore receipts, ReplayReceipt replay, CancellationToken cancellationToken, string? question = null)
    {
        if (question is { Length: > AskApi.LongestQuestion })
        {
            return Problems.BadRequest($"'question' is longer than {AskApi.LongestQuestion} characters.");
        }

        if (await receipts.FindAsync(caller.Asker.UserId, receiptId, cancellationToken) is not { } receipt)
        {
            return Problems.NotFound();
        }

        try
        {
            return await replay(receipt, question, caller.Asker, cancellationToken) is { } report ? TypedResults.Ok(report) : Problems.NotFound();
        }
        catch (ReplayImpossibleException e)
        {
            return Problems.BadRequest(e.Message.Replace("--question", "'question'", StringComparison.Ordinal));
        }
    }
}
