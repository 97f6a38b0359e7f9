using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using RagLlama.Answering;
using RagLlama.Host.Api.Json;
using RagLlama.Inference.Models;

namespace RagLlama.Host.Api;

/// <summary>The events of an answer as server-sent events. A fault after the first byte becomes an <c>error</c> event with a reference into the log.</summary>
internal sealed class AnswerStream(IAsyncEnumerable<AnswerEvent> events, string? conversationId) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        var writers = httpContext.RequestServices.GetRequiredService<UsedModels>().Writers;
        AiDisclosure.Mark(response, writers.Count > 0, writers is [var first, ..] ? first.Name : null);
        var logger = httpContext.RequestServices.GetRequiredService<ILogger<AnswerStream>>();
        try
        {
            await SseFormatter.WriteAsync(
                ItemsAsync(logger, httpContext), response.Body,
                (item, writer) => JsonSerializer.Serialize(new Utf8JsonWriter(writer), item.Data, ApiJson.Options), httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The asker pressed Stop or left: nothing to tell anyone.
        }
    }

    private async IAsyncEnumerable<SseItem<object>> ItemsAsync(ILogger logger, HttpContext context)
    {
        await using var reader = events.GetAsyncEnumerator(context.RequestAborted);
        while (true)
        {
            SseItem<object> item;
            try
            {
                if (!await reader.MoveNextAsync())
                {
                    yield break;
                }

                item = ToItem(reader.Current);
            }
            catch (ModelBusyException busy)
            {
                // The embedder's queue is full, before any answer was begun; a full queue of the writing model is an answer's own end.
                item = Error(429, null, busy.RetryAfter);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                WebLog.AnswerFailed(logger, e, context.TraceIdentifier);
                item = Error(500, context.TraceIdentifier);
            }

            yield return item;
            if (item.EventType == "error")
            {
                yield break;
            }
        }
    }

    private SseItem<object> ToItem(AnswerEvent happened) => happened switch
    {
        AnswerEvent.Searching searching => new(new { searching.Query }, "searching"),
        AnswerEvent.StepTaken taken => new(StepJson.From(taken.Step), "step"),
        AnswerEvent.SourcesFound found => new(new { Hits = HitJson.FromAll(found.Passages) }, "sources"),
        AnswerEvent.Waiting waiting => new(new { waiting.Position, ExpectedSeconds = Math.Ceiling(waiting.ExpectedWait.TotalSeconds) }, "waiting"),
        AnswerEvent.TextDelta delta => new(new { delta.Text }, "delta"),
        AnswerEvent.CitationAdded added => new(CitationJson.From(added.Citation), "citation"),
        AnswerEvent.SentenceVerified { Sentence: var s } => new(new { Sentence = s.Text, s.Status, s.Citations }, "verified"),
        AnswerEvent.Completed { Answer: { Reason: NoAnswerReason.Overloaded } busy } => Error(429, null, busy.RetryAfter),
        AnswerEvent.Completed completed => new(AnswerJson.From(completed.Answer, conversationId), "done"),
        _ => throw new SwitchExpressionException(happened),
    };

    private static SseItem<object> Error(int status, string? reference, TimeSpan? retryAfter = null) =>
        new(new { Status = status, Title = Problems.Title(status), Reference = reference, RetryAfterSeconds = retryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds) : (double?)null }, "error");
}
