using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Prompting;

namespace RagLlama.Answering;

/// <summary>
/// Lets a model write the answer and checks every sentence against the sources. When the model cannot be reached before any text was shown,
/// quotes take its place; when it fails later, the answer ends there and says so.
/// </summary>
internal sealed partial class ChatWriter(
    IChatClient client, PromptLibrary prompts, QuotingWriter quotes, IOptions<AnsweringOptions> options, ILogger<ChatWriter> logger) : IAnswerWriter
{
    public const string Name = "chat";

    public async IAsyncEnumerable<WriterEvent> WriteAsync(AnswerTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var context = ContextBuilder.Build(task.Passages, options.Value.ContextTokens);
        var prompt = prompts.Render("answer", ChatPrompt.Values(task, context));
        var draft = new ChatDraft(context.Sources, QuestionProfile.Of(task.Question), options.Value.Unsupported);
        var model = client.GetService<ChatClientMetadata>()?.DefaultModelId;
        var outcome = new WriterOutcome { Writer = Name, Model = model, PromptHash = prompt.Hash, LeftOut = context.LeftOut };

        Exception? fault = null;
        await using (var stream = client.GetStreamingResponseAsync(ChatPrompt.Messages(prompt), ChatPrompt.Settings(prompt, task), cancellationToken).GetAsyncEnumerator(cancellationToken))
        {
            while (!draft.IsRefused)
            {
                (var update, fault) = await NextAsync(stream, cancellationToken);
                if (update is null)
                {
                    break;
                }

                if (update.Contents.OfType<WaitingContent>().FirstOrDefault() is { } waiting)
                {
                    yield return new WriterEvent.Waiting(waiting.Position, waiting.ExpectedWait);
                }

                outcome = outcome with
                {
                    Model = update.ModelId ?? outcome.Model,
                    Usage = update.Contents.OfType<UsageContent>().LastOrDefault() is { } usage ? AnswerUsage.Of(usage) : outcome.Usage,
                    Incomplete = outcome.Incomplete || update.FinishReason == ChatFinishReason.Length,
                };
                foreach (var written in draft.Push(update.Text))
                {
                    yield return written;
                }
            }
        }

        if (fault is ModelBusyException busy)
        {
            yield return new WriterEvent.Finished(outcome with { Reason = NoAnswerReason.Overloaded, RetryAfter = busy.RetryAfter });
            yield break;
        }

        if (fault is not null && !draft.HasShownText)
        {
            LogFallback(logger, fault);
            await foreach (var quoted in quotes.WriteAsync(task, cancellationToken))
            {
                yield return quoted is WriterEvent.Finished end ? new WriterEvent.Finished(end.Outcome with { Degraded = true, PromptHash = prompt.Hash }) : quoted;
            }

            yield break;
        }

        if (fault is not null)
        {
            LogCut(logger, fault);
        }

        foreach (var written in draft.Finish(isCut: fault is not null))
        {
            yield return written;
        }

        LogWritten(logger, draft.ForeignCitations, context.LeftOut);
        yield return new WriterEvent.Finished(outcome with
        {
            Reason = draft.Reason,
            Degraded = fault is not null,
            Incomplete = (outcome.Incomplete || fault is not null) && draft.Reason is null,
            ForeignCitations = draft.ForeignCitations,
        });
    }

    /// <summary>The model boundary: whatever a model throws becomes a value, except the asker's own cancellation.</summary>
    private static async Task<(ChatResponseUpdate? Update, Exception? Fault)> NextAsync(IAsyncEnumerator<ChatResponseUpdate> stream, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (await stream.MoveNextAsync() ? stream.Current : null, null);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, fault);
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "The model cannot be reached; quotes take its place")]
    private static partial void LogFallback(ILogger logger, Exception fault);

    [LoggerMessage(4002, LogLevel.Warning, "The model failed in the middle of an answer")]
    private static partial void LogCut(ILogger logger, Exception fault);

    [LoggerMessage(4003, LogLevel.Debug, "The model wrote an answer; {Foreign} citations of unknown sources removed, {LeftOut} passages left out of the prompt")]
    private static partial void LogWritten(ILogger logger, int foreign, int leftOut);
}
