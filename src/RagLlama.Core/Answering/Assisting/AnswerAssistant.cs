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

    private readonly ShortPrompts? prompts;
    private readonly AnsweringOptions settings;
    private readonly TimeProvider time;

    /// <param name="client">Null when no model is configured.</param>
    public AnswerAssistant(PromptLibrary library, IOptions<AnsweringOptions> options, TimeProvider time, ILogger<AnswerAssistant> logger, IChatClient? client = null)
    {
        (settings, this.time) = (options.Value, time);
        prompts = client is null ? null : new ShortPrompts(client, library, options, time, logger);
    }

    /// <summary>The question with what a follow-up leaves out, as the model puts it; null where it is not asked or its reply is not taken.</summary>
    internal async Task<string?> CondenseAsync(AskRequest request, AnswerRun run, CancellationToken cancellationToken)
    {
        if (prompts is null || !settings.CondenseFollowUps || request.History.Count == 0 || CondensedQuestion.HasFilters(request.Question))
        {
            return null;
        }

        var started = time.GetTimestamp();
        var values = new Dictionary<string, object?> { ["history"] = ChatPrompt.Turns(request.History, AssistantSource.Characters), ["question"] = request.Question };
        var reply = await prompts.AskAsync("condense", LanguageDetector.Detect(request.Question), values, run.Calls, request, cancellationToken);
        run.CondenseMs = time.GetElapsedTime(started).TotalMilliseconds;
        return reply is null ? null : CondensedQuestion.Accept(reply, request.Question, request.History);
    }

    /// <summary>What is asked for beside the answer; null where nothing is.</summary>
    internal AnswerExtras? Begin(AskRequest request, AnswerRun run, CancellationToken cancellationToken) =>
        prompts is not null && request.Extras ? new AnswerExtras(prompts, settings, time, request, run, cancellationToken) : null;

    /// <summary>Adds what comes after the answer. All of it at once, and each within its time.</summary>
    internal async Task FinishAsync(AskRequest request, string question, AnswerRun run, AnswerExtras? extras, CancellationToken cancellationToken)
    {
        run.Written();
        if (extras is not null && run.Reason is not (NoAnswerReason.Blocked or NoAnswerReason.GuardUnavailable))
        {
            await Task.WhenAll(extras.EndAsync(), ExplainAsync(question, run, request, cancellationToken), JudgeAsync(run, request, cancellationToken));
        }
    }

    private async Task ExplainAsync(string question, AnswerRun run, AskRequest request, CancellationToken cancellationToken)
    {
        if (!settings.ExplainRefusals || run.Reason is not (NoAnswerReason.NothingRelevant or NoAnswerReason.Ungrounded))
        {
            return;
        }

        var titles = run.Passages.DistinctBy(p => p.Document.Id).Take(SourcesShown).Select((p, at) => AssistantSource.Of(p, at + 1, text: null)).ToList();
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

        var sources = run.Citations.Select(c => new Dictionary<string, object?> { ["number"] = c.Number, ["text"] = AssistantSource.Cut(PassageOf(c, run.Passages)) }).ToList();
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
        && chunk.Text.IndexOf(citation.Quote, StringComparison.Ordinal) is var at && at >= 0 && at + citation.Quote.Length <= AssistantSource.Characters
            ? chunk.Text
            : citation.Quote;
}
