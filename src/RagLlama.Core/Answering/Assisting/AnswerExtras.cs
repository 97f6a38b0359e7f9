using System.Runtime.CompilerServices;
using System.Text;

namespace RagLlama.Answering.Assisting;

/// <summary>
/// What a model adds to an answer that is complete without it: a name for the conversation and questions to ask next. Both are asked for while something
/// else still goes on (the answer being written, or judged by guards), and keep an answer that has been shown from its end for a short time at most.
/// </summary>
internal sealed class AnswerExtras : IDisposable
{
    private const int SourcesShown = 4;

    private readonly ShortPrompts prompts;
    private readonly AnsweringOptions settings;
    private readonly AskRequest request;
    private readonly AnswerRun run;
    private readonly CancellationToken asker;
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenSource either;
    private Task<string?>? title;
    private Task<IReadOnlyList<string>>? suggestions;

    /// <param name="asker">The asker's own cancellation.</param>
    public AnswerExtras(ShortPrompts prompts, AnsweringOptions settings, TimeProvider time, AskRequest request, AnswerRun run, CancellationToken asker)
    {
        (this.prompts, this.settings, this.request, this.run, this.asker) = (prompts, settings, request, run, asker);
        limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, asker);
    }

    /// <summary>Passes on what is written, and asks for what can be asked for by then.</summary>
    public async IAsyncEnumerable<WriterEvent> WatchAsync(string question, IAsyncEnumerable<WriterEvent> written, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (text, isCited) = (new StringBuilder(), false);
        await foreach (var happened in written.WithCancellation(cancellationToken))
        {
            switch (happened)
            {
                case WriterEvent.Wrote wrote:
                    text.Append(wrote.Text);

                    // A model of our own writes the answer more slowly while it is asked for something else.
                    title ??= prompts.IsLocal ? null : NameAsync();
                    break;
                case WriterEvent.Cited:
                    isCited = true;
                    break;
                case WriterEvent.Finished { Outcome.Reason: null }:
                    suggestions = isCited ? SuggestAsync(question, CitationParser.WithoutMarks(text.ToString().Trim())) : null;
                    title ??= NameAsync();
                    break;
            }

            yield return happened;
        }
    }

    /// <summary>Takes what is there, and what comes within the time there is.</summary>
    public async Task EndAsync()
    {
        limit.CancelAfter(TimeSpan.FromSeconds(settings.ExtrasSeconds));
        title ??= NameAsync();
        run.Title = await title;
        run.Suggestions = suggestions is not null && run.IsAnswered ? await suggestions : [];
    }

    /// <summary>Stops what is still asked for.</summary>
    public void Dispose()
    {
        limit.Cancel();
        either.Dispose();
        limit.Dispose();
    }

    private async Task<IReadOnlyList<string>> SuggestAsync(string question, string answer)
    {
        if (settings.Suggestions == 0)
        {
            return [];
        }

        var sources = run.Passages.Take(SourcesShown).Select((p, at) => AssistantSource.Of(p, at + 1, AssistantSource.Cut(p.Text))).ToList();
        var values = new Dictionary<string, object?> { ["sources"] = sources, ["question"] = question, ["answer"] = answer };
        return await AskAsync("suggest", values) is { } reply
            ? SuggestedQuestions.Read(reply, question, settings.Suggestions, sources.SelectMany(s => s.Values).OfType<string>().Append(question).Append(answer))
            : [];
    }

    /// <summary>The first turn of a conversation names it.</summary>
    private async Task<string?> NameAsync() =>
        settings.NameConversations && request is { ConversationId: not null, History.Count: 0 } && await AskAsync("title", new() { ["question"] = request.Question }) is { } reply
            ? ConversationName.Accept(reply, request.Question)
            : null;

    private async Task<string?> AskAsync(string name, Dictionary<string, object?> values)
    {
        try
        {
            return await prompts.AskAsync(name, run.Language, values, run.Calls, request, either.Token);
        }
        catch (OperationCanceledException) when (!asker.IsCancellationRequested)
        {
            return null;
        }
    }
}
