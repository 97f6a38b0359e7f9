using System.Security.Cryptography;
using System.Text;
using RagLlama.Answering.Agent;
using RagLlama.Answering.Checking;
using RagLlama.Answering.Guards;
using RagLlama.Retrieval;
using RagLlama.Retrieval.Understanding;

namespace RagLlama.Answering;

/// <summary>What is known of one question while it is answered; becomes the answer and its receipt.</summary>
internal sealed class AnswerRun(AskRequest request, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();
    private readonly StringBuilder text = new();
    private readonly List<Citation> citations = [];
    private readonly List<AnswerSentence> sentences = [];
    private readonly List<AgentStep> steps = [];
    private FilterProblem? filter;
    private IReadOnlyList<SourceConflict> conflicts = [];
    private WriterOutcome outcome = new() { Writer = QuotingWriter.Name };
    private double retrieveMs;
    private double? firstTokenMs;
    private double? writtenMs;
    private int callsBefore;

    public string Language { get; private set; } = "";

    public IReadOnlyList<RetrievedPassage> Passages { get; private set; } = [];

    public string Text => text.ToString().Trim();

    public IReadOnlyList<Citation> Citations => citations;

    public IReadOnlyList<AnswerSentence> Sentences => sentences;

    public NoAnswerReason? Reason => outcome.Reason;

    /// <summary>Nothing has refused it so far; at its end, that it has an answer.</summary>
    public bool IsAnswered => outcome.Reason is null;

    /// <summary>Calls of models beside the writer's own.</summary>
    public ModelCalls Calls { get; } = new();

    /// <summary>What a model took to complete a follow-up.</summary>
    public double? CondenseMs { get; set; }

    public IReadOnlyList<string> Suggestions { get; set; } = [];

    public string? Title { get; set; }

    public string? Explanation { get; set; }

    /// <summary>For receipt and log: <c>answered</c>, or the reason in the form of the contract.</summary>
    public string Outcome => outcome.Reason switch
    {
        null => "answered",
        NoAnswerReason.NothingRelevant => "nothing_relevant",
        NoAnswerReason.NoDocuments => "no_documents",
        NoAnswerReason.Ungrounded => "ungrounded",
        NoAnswerReason.UnknownFilter => "unknown_filter",
        NoAnswerReason.Blocked => "blocked",
        NoAnswerReason.GuardUnavailable => "guard_unavailable",
        _ => "overloaded",
    };

    public void Found(IReadOnlyList<RetrievedPassage> found, string language)
    {
        (Passages, Language) = (found, language);
        retrieveMs = Elapsed();
        callsBefore = Calls.All.Count;
    }

    public void Refuse(NoAnswerReason reason) => outcome = outcome with { Reason = reason };

    /// <summary>Nothing was looked for, because it is not clear where.</summary>
    public void Refuse(FilterProblem problem)
    {
        filter = problem;
        Refuse(NoAnswerReason.UnknownFilter);
    }

    public void Refuse(GuardBlock block) => outcome = outcome with { Reason = block.Reason, Blocked = block.Finding };

    /// <returns>The event to show; null for the end of the research.</returns>
    public AnswerEvent? Record(AgentEvent happened)
    {
        switch (happened)
        {
            case AgentEvent.Waiting waiting:
                return new AnswerEvent.Waiting(waiting.Position, waiting.ExpectedWait);
            case AgentEvent.StepTaken taken:
                steps.Add(taken.Step);
                return new AnswerEvent.StepTaken(taken.Step);
            default:
                var findings = ((AgentEvent.Finished)happened).Findings;
                Calls.Add(findings.Call);
                outcome = findings.RetryAfter is { } wait ? outcome with { Reason = NoAnswerReason.Overloaded, RetryAfter = wait } : outcome;
                return null;
        }
    }

    /// <returns>The event to show; null for the writer's own end.</returns>
    public AnswerEvent? Record(WriterEvent written)
    {
        switch (written)
        {
            case WriterEvent.Waiting waiting:
                return new AnswerEvent.Waiting(waiting.Position, waiting.ExpectedWait);
            case WriterEvent.Wrote wrote:
                firstTokenMs ??= Elapsed();
                text.Append(wrote.Text);
                return new AnswerEvent.TextDelta(wrote.Text);
            case WriterEvent.Cited cited:
                citations.Add(cited.Citation);
                return new AnswerEvent.CitationAdded(cited.Citation);
            case WriterEvent.Checked judged:
                sentences.Add(judged.Sentence);
                return new AnswerEvent.SentenceVerified(judged.Sentence);
            default:
                outcome = ((WriterEvent.Finished)written).Outcome;
                return null;
        }
    }

    /// <summary>Looks for passages that contradict what was cited.</summary>
    /// <returns>What to add to the text, one sentence each.</returns>
    public IReadOnlyList<AnswerEvent> FindConflicts()
    {
        if (outcome.Reason is not null)
        {
            return [];
        }

        conflicts = ConflictFinder.Find([.. citations.Where(c => !c.SeeAlso)], Passages);
        return [.. conflicts.Select(c => Record(new WriterEvent.Wrote("\n\n" + ConflictNote.Of(c, Language)))!)];
    }

    /// <summary>The answer stands; what is added from here on takes time of its own.</summary>
    public void Written() => writtenMs ??= Elapsed();

    /// <summary>The same sentences, judged again.</summary>
    public void Judge(IReadOnlyList<AnswerSentence> judged)
    {
        sentences.Clear();
        sentences.AddRange(judged);
    }

    public Answer Complete()
    {
        var isAnswered = IsAnswered;
        var total = writtenMs ?? Elapsed();
        return new Answer
        {
            Question = request.Question,
            Reason = outcome.Reason,
            Text = isAnswered ? Text : "",
            Language = Language,
            Writer = outcome.Writer,
            Model = outcome.Model,
            Citations = isAnswered ? [.. citations.OrderBy(c => c.Number)] : [],
            Sentences = isAnswered ? sentences : [],
            Steps = steps,
            Blocked = outcome.Blocked,
            Degraded = outcome.Degraded || Passages.Any(p => p.IsDegraded),
            Filter = filter,
            Conflicts = isAnswered ? conflicts : [],
            Incomplete = outcome.Incomplete,
            RetryAfter = outcome.RetryAfter,
            Suggestions = isAnswered ? Suggestions : [],
            Title = Title,
            Explanation = isAnswered ? null : Explanation,
            Context = outcome.Context,
            Timings = new AnswerTimings(retrieveMs, firstTokenMs ?? total, total, CondenseMs, writtenMs is not null && Calls.All.Count > callsBefore ? Elapsed() - total : null),
            ReceiptId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        };
    }

    /// <param name="searched">The question as it was searched, before its filters were taken out.</param>
    public AnswerReceipt Receipt(Answer answer, string searched, string generation, DateTimeOffset now, AnsweringOptions options)
    {
        IReadOnlyList<ReceiptCall> calls = [.. Calls.All, .. outcome.Calls];
        var shownInPart = outcome.Context?.Shortened ?? [];
        return new AnswerReceipt
        {
            Id = answer.ReceiptId,
            UserId = request.Asker.UserId,
            CreatedAt = now,
            Outcome = Outcome,
            Writer = answer.Writer,
            Model = answer.Model,
            PromptHash = outcome.PromptHash,
            Calls = calls,
            Usage = AnswerUsage.Sum([.. Calls.All.Select(c => c.Usage), outcome.Usage]),
            Generation = generation,
            Question = options.KeepQuestions ? request.Question : null,
            QuestionHash = ReceiptHash.Of(searched),
            Sources = [.. request.SourceIds.Order(StringComparer.Ordinal)],
            Language = answer.Language,
            ConversationId = request.ConversationId,
            HistoryHash = ReceiptHash.Of(request.History),
            AnswerHash = IsAnswered ? ReceiptHash.Of(answer.Text) : null,
            Context = outcome.Context is { } c ? new ReceiptContext(c.Budget, c.Tokens, c.Counter, c.Shown, c.Shortened.Count, c.LeftOut.Count) : null,
            Settings = ReceiptSettings.Of(options),
            Chunks =
            [
                .. Passages.SelectMany(p => p.Chunks.Select(k => new ReceiptChunk(
                    k.Id, ReceiptHash.Of(k.Text), k.DocumentId, k.Version, outcome.Context?.LeftOut.Contains(p) == true || (shownInPart.Contains(p) && k.Id != p.Chunk.Id)))),
            ],
            Steps = [.. steps.Select(ReceiptStep.Of)],
            BlockedBy = answer.Blocked?.ToString(),
            Sentences = answer.Sentences.Count,
            Supported = answer.Sentences.Count(s => s.Status == SupportStatus.Supported),
            Timings = answer.Timings,
        };
    }

    private double Elapsed() => time.GetElapsedTime(started).TotalMilliseconds;
}
