using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using RagLlama.Retrieval.Understanding;

namespace RagLlama.Host.Api;

/// <summary>Errors of the API (RFC 9457). What is foreign and what is unknown give the same answer.</summary>
internal static class Problems
{
    public static ProblemHttpResult NotFound() =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is nothing here, or nothing that you may see.");

    public static ProblemHttpResult BadRequest(string title) =>
        TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: title);

    /// <summary>A filter that means nothing; <c>filter</c> holds its name, its value and what could stand there.</summary>
    public static ProblemHttpResult Filter(FilterProblem problem) =>
        TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: problem.Message, extensions: [new("filter", problem)]);

    public static ProblemHttpResult Refused(UploadOutcome.Refused refused) =>
        TypedResults.Problem(statusCode: refused.Status, title: refused.Reason);

    /// <summary>A time to come back, as <c>Retry-After</c> says it.</summary>
    public static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>The sentence for a status that no handler explained.</summary>
    public static string Title(int status) => status switch
    {
        400 => "The request could not be understood.",
        401 => "Sign in, or send an API key as 'Authorization: Bearer KEY'.",
        403 => "You may not do this.",
        404 => "There is nothing here, or nothing that you may see.",
        405 => "This address does not take that method.",
        413 => "The request is too large.",
        415 => "This media type is not taken here.",
        429 => "Too many requests. Wait a little and try again.",
        _ => "Something went wrong here. The log holds the details under the reference.",
    };
}
