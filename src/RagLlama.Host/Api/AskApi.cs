using Microsoft.AspNetCore.Http.HttpResults;
using RagLlama.Answering;
using RagLlama.Host.Api.Json;
using RagLlama.Host.Identity;

namespace RagLlama.Host.Api;

/// <summary><c>POST /api/v1/ask</c>: one answer as an object, or its events as they happen.</summary>
internal static class AskApi
{
    public const int LongestQuestion = 4000;
    private static readonly TimeSpan DefaultRetry = TimeSpan.FromSeconds(5);

    public static void MapAskApi(this IEndpointRouteBuilder api) =>
        api.MapPost("/ask", AskAsync).RequireAuthorization(Policies.Ask).RequireRateLimiting(RateLimits.Questions)
            .Produces<AnswerJson>().Produces<AnswerJson>(200, "text/event-stream")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(429)
            .WithName("Ask").WithSummary("Answers a question from the documents the caller may read.");

    private static async Task<IResult> AskAsync(
        AskBody body, Caller caller, HttpContext context, AskQuestion ask, AnswerLog log, CancellationToken cancellationToken)
    {
        if (Check(body) is { } problem)
        {
            return problem;
        }

        if (await log.ReadHistoryAsync(caller.Asker, body.ConversationId, cancellationToken) is not { } history)
        {
            return Problems.NotFound();
        }

        var request = new AskRequest
        {
            Question = body.Question!.Trim(),
            Asker = caller.Asker,
            History = history,
            ConversationId = body.ConversationId,
            SourceIds = [.. body.Sources ?? []],
            Language = string.IsNullOrEmpty(body.Language) ? null : body.Language,
            Agent = body.Agent,
        };
        var events = log.FollowAsync(ask(request, cancellationToken), caller.Asker, body.ConversationId, cancellationToken);
        return context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
            ? new AnswerStream(events, body.ConversationId)
            : await ReadToEndAsync(events, body.ConversationId, context);
    }

    private static ProblemHttpResult? Check(AskBody body) => body switch
    {
        { Question: var q } when string.IsNullOrWhiteSpace(q) => Problems.BadRequest("'question' is missing."),
        { Question.Length: > LongestQuestion } => Problems.BadRequest($"'question' is longer than {LongestQuestion} characters."),
        { Sources.Count: > 100 } => Problems.BadRequest("'sources' has more than 100 ids."),
        { Language: { Length: > 0 } language } when !AnswerLanguages.All.Contains(language) =>
            Problems.BadRequest($"'language' must be one of {string.Join(", ", AnswerLanguages.All)}."),
        _ => null,
    };

    private static async Task<IResult> ReadToEndAsync(IAsyncEnumerable<AnswerEvent> events, string? conversationId, HttpContext context)
    {
        Answer? answer = null;
        await foreach (var happened in events)
        {
            answer = (happened as AnswerEvent.Completed)?.Answer ?? answer;
        }

        if (answer is null or { Reason: NoAnswerReason.Overloaded })
        {
            context.Response.Headers.RetryAfter = Problems.Seconds(answer?.RetryAfter ?? DefaultRetry);
            return TypedResults.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: Problems.Title(429));
        }

        AiDisclosure.Mark(context.Response, answer);
        return TypedResults.Ok(AnswerJson.From(answer, conversationId));
    }
}
