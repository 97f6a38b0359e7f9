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
    IChatClient client, PromptLibrary prompts, QuotingWriter quotes, IOptions<AnsweringOptions> options, TimeProvider time, ILogger<ChatWriter> logger) : IAnswerWriter
{
    public const string Name = "chat";

    /// <summary>What a chat template adds around two messages.</summary>
    private const int TemplateTokens = 64;

    public async IAsyncEnumerable<WriterEvent> WriteAsync(AnswerTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var context = await BuildContextAsync(task, cancellationToken);
        var prompt = prompts.Render(ChatPrompt.Name, ChatPrompt.Values(task, context.Sources));
        var draft = new ChatDraft(context.Sources, QuestionProfile.Of(task.Question), options.Value.Unsupported);
        var call = new ModelCall(client, prompt, time);

        Exception? fault = null;
        await using (var stream = client.GetStreamingResponseAsync(
            ChatPrompt.Messages(prompt), ChatPrompt.Settings(prompt, task.UserId, task.ConversationId, task.Repeat?.At), cancellationToken).GetAsyncEnumerator(cancellationToken))
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

                call.Read(update);
                foreach (var written in draft.Push(update.Text))
                {
                    yield return written;
                }
            }
        }

        var outcome = new WriterOutcome
        {
            Writer = Name,
            Model = call.Model,
            PromptHash = prompt.Hash,
            Calls = [call.End()],
            Usage = call.Usage,
            Context = context.Report,
            LeftOut = context.Report.LeftOut.Count,
        };
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
                yield return quoted is WriterEvent.Finished end ? new WriterEvent.Finished(end.Outcome with { Degraded = true, PromptHash = prompt.Hash, Calls = outcome.Calls }) : quoted;
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

        LogWritten(logger, draft.ForeignCitations, outcome.LeftOut);
        yield return new WriterEvent.Finished(outcome with
        {
            Reason = draft.Reason,
            Degraded = fault is not null,
            Incomplete = (call.IsCut || fault is not null) && draft.Reason is null,
            ForeignCitations = draft.ForeignCitations,
        });
    }

    /// <summary>The model's own counter where it has one; its whole context less the rest of the prompt and the reply bounds the budget too.</summary>
    private async Task<AnswerContext> BuildContextAsync(AnswerTask task, CancellationToken cancellationToken)
    {
        ITokenCounter counter = client.GetService<ITokenCounter>() is { } own ? new CarefulTokens(own, logger) : new EstimatedTokens();
        var budget = options.Value.ContextTokens;
        if (counter.ContextLength is { } length)
        {
            var frame = prompts.Render(ChatPrompt.Name, ChatPrompt.Values(task, []));
            var around = await counter.CountAsync([.. frame.Messages.Select(m => m.Text)], cancellationToken);
            budget = Math.Min(budget, length - around.Sum() - TemplateTokens - frame.Settings.MaxTokens);
        }

        return await ContextBuilder.BuildAsync(task.Passages, budget, counter, cancellationToken);
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
