using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Prompting;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Answering.Assisting;

/// <summary>
/// What a model does beside writing the answer: completes a follow-up before it, and suggests questions, names the conversation, explains a refusal or gives
/// a second opinion after it. Without a model, or with one that fails, answers are the same without these.
/// </summary>
public sealed class AnswerAssistant
{
    private const int SourcesShown = 4;

    /// <summary>Characters of a passage, and of an earlier answer, that small prompts show.</summary>
    private const int CharactersShown = 700;

    private readonly ShortPrompts? prompts;
    private readonly AnsweringOptions settings;
    private readonly TimeProvider time;

    /// <param name="client">Null when no model is configured.</param>
    public AnswerAssistant(PromptLibrary library, IOptions<AnsweringOptions> options, TimeProvider time, ILogger<AnswerAssistant> logger, IChatClient? client = null)
    {
        (settings, this.time) = (options.Value, time);
        prompts = client is null ? null : new ShortPrompts(client, library, options, time, logger);
    }

    /// <summary>The question with what a follow-up leaves out.</summary>
    internal async Task<string> CompleteAsync(AskRequest request, AnswerRun run, CancellationToken cancellationToken)
    {
        if (request.IsComplete)
        {
            return request.Question;
        }

        var computed = FollowUp.Complete(request.Question, request.History);
        if (prompts is null || !settings.CondenseFollowUps || request.History.Count == 0 || CondensedQuestion.HasFilters(request.Question))
        {
            return computed;
        }

        var started = time.GetTimestamp();
        var values = new Dictionary<string, object?> { ["history"] = ChatPrompt.Turns(request.History, CharactersShown), ["question"] = request.Question };
        var reply = await prompts.AskAsync("condense", LanguageDetector.Detect(request.Question), values, run.Calls, request, cancellationToken);
        run.CondenseMs = time.GetElapsedTime(started).TotalMilliseconds;
        return reply is not null && CondensedQuestion.Accept(reply, request.Question, request.History) is { } condensed ? condensed : computed;
    }

    /// <summary>Adds what comes after the answer. All of it at once, and each within its time.</summary>
    internal async Task FinishAsync(AskRequest request, string question, AnswerRun run, CancellationToken cancellationToken)
    {
        run.Written();
        if (prompts is not null && request.Extras && run.Reason is not (NoAnswerReason.Blocked or NoAnswerReason.GuardUnavailable))
        {
            await Task.WhenAll(
                SuggestAsync(question, run, request, cancellationToken),
                NameAsync(run, request, cancellationToken),
                ExplainAsync(question, run, request, cancellationToken),
                JudgeAsync(run, request, cancellationToken));
        }
    }

    private async Task SuggestAsync(string question, AnswerRun run, AskRequest request, CancellationToken cancellationToken)
    {
        if (settings.Suggestions == 0 || !run.IsAnswered || run.Citations.Count == 0)
        {
            return;
        }

        var sources = run.Passages.Take(SourcesShown).Select((p, at) => Source(p, at + 1, Cut(p.Text))).ToList();
        var answer = CitationParser.WithoutMarks(run.Text);
        var values = new Dictionary<string, object?> { ["sources"] = sources, ["question"] = question, ["answer"] = answer };
        if (await prompts!.AskAsync("suggest", run.Language, values, run.Calls, request, cancellationToken) is { } reply)
        {
            run.Suggestions = SuggestedQuestions.Read(
                reply, question, settings.Suggestions, sources.SelectMany(s => s.Values).OfType<string>().Append(question).Append(answer));
        }
    }

    /// <summary>The first turn of a conversation names it.</summary>
    private async Task NameAsync(AnswerRun run, AskRequest request, CancellationToken cancellationToken)
    {
        if (settings.NameConversations && request is { ConversationId: not null, History.Count: 0 }
            && await prompts!.AskAsync("title", run.Language, new() { ["question"] = request.Question }, run.Calls, request, cancellationToken) is { } reply)
        {
            run.Title = ConversationName.Accept(reply, request.Question);
        }
    }

    private async Task ExplainAsync(string question, AnswerRun run, AskRequest request, CancellationToken cancellationToken)
    {
        if (!settings.ExplainRefusals || run.Reason is not (NoAnswerReason.NothingRelevant or NoAnswerReason.Ungrounded))
        {
            return;
        }

        var titles = run.Passages.DistinctBy(p => p.Document.Id).Take(SourcesShown).Select((p, at) => Source(p, at + 1, text: null)).ToList();
        var values = new Dictionary<string, object?> { ["sources"] = titles, ["question"] = question };
        if (await prompts!.AskAsync("refuse", run.Language, values, run.Calls, request, cancellationToken) is { } reply)
        {
            run.Explanation = RefusalText.Accept(reply, question, titles.SelectMany(t => t.Values).OfType<string>());
        }
    }

    private async Task JudgeAsync(AnswerRun run, AskRequest request, CancellationToken cancellationToken)
    {
        var judged = Enumerable.Range(0, run.Sentences.Count).Where(at => run.Sentences[at] is { Status: SupportStatus.Supported, Citations.Count: > 0 }).ToList();
        if (!settings.SecondOpinion || !run.IsAnswered || judged.Count == 0)
        {
            return;
        }

        var sources = run.Citations.Select(c => new Dictionary<string, object?> { ["number"] = c.Number, ["text"] = Cut(PassageOf(c, run.Passages)) }).ToList();
        var statements = judged.Select((at, number) => new Dictionary<string, object?>
        {
            ["number"] = number + 1,
            ["text"] = run.Sentences[at].Text + string.Concat(run.Sentences[at].Citations.Select(n => $" [{n}]")),
        }).ToList();
        var values = new Dictionary<string, object?> { ["sources"] = sources, ["statements"] = statements };
        if (await prompts!.AskAsync("check", language: null, values, run.Calls, request, cancellationToken) is { } reply)
        {
            run.Judge(SecondOpinion.Apply(run.Sentences, judged, reply));
        }
    }

    /// <summary>The chunk a citation comes from, with the quote first where it would be cut off.</summary>
    private static string PassageOf(Citation citation, IReadOnlyList<RetrievedPassage> passages) =>
        passages.SelectMany(p => p.Chunks).FirstOrDefault(c => c.Id == citation.ChunkId) is { } chunk
        && chunk.Text.IndexOf(citation.Quote, StringComparison.Ordinal) is var at && at >= 0 && at + citation.Quote.Length <= CharactersShown
            ? chunk.Text
            : citation.Quote;

    private static Dictionary<string, object?> Source(RetrievedPassage passage, int number, string? text) => new()
    {
        ["number"] = number,
        ["title"] = passage.Document.Title,
        ["section"] = passage.Chunk.Location.Headings.Count > 0 ? string.Join(" > ", passage.Chunk.Location.Headings) : null,
        ["text"] = text,
    };

    private static string Cut(string text) => text.Length > CharactersShown ? text[..CharactersShown] + " …" : text;
}
