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
    private IReadOnlyList<RetrievedPassage> passages = [];
    private readonly List<AgentStep> steps = [];
    private AnswerUsage? researchUsage;
    private FilterProblem? filter;
    private IReadOnlyList<SourceConflict> conflicts = [];
    private WriterOutcome outcome = new() { Writer = QuotingWriter.Name };
    private double retrieveMs;
    private double? firstTokenMs;

    public string Language { get; private set; } = "";

    public bool IsRefused => outcome.Reason is not null;

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
        (passages, Language) = (found, language);
        retrieveMs = Elapsed();
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
                researchUsage = findings.Usage;
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

        conflicts = ConflictFinder.Find(citations, passages);
        return [.. conflicts.Select(c => Record(new WriterEvent.Wrote("\n\n" + ConflictNote.Of(c, Language)))!)];
    }

    public Answer Complete()
    {
        var isAnswered = outcome.Reason is null;
        var total = Elapsed();
        return new Answer
        {
            Question = request.Question,
            Reason = outcome.Reason,
            Text = isAnswered ? text.ToString().Trim() : "",
            Language = Language,
            Writer = outcome.Writer,
            Model = outcome.Model,
            Citations = isAnswered ? [.. citations.OrderBy(c => c.Number)] : [],
            Sentences = isAnswered ? sentences : [],
            Steps = steps,
            Blocked = outcome.Blocked,
            Degraded = outcome.Degraded || passages.Any(p => p.Reranked is { Score: null }),
            Filter = filter,
            Conflicts = isAnswered ? conflicts : [],
            Incomplete = outcome.Incomplete,
            RetryAfter = outcome.RetryAfter,
            Timings = new AnswerTimings(retrieveMs, firstTokenMs ?? total, total),
            ReceiptId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        };
    }

    public AnswerReceipt Receipt(Answer answer, string generation, DateTimeOffset now) => new()
    {
        Id = answer.ReceiptId,
        UserId = request.Asker.UserId,
        CreatedAt = now,
        Outcome = Outcome,
        Writer = answer.Writer,
        Model = answer.Model,
        PromptHash = outcome.PromptHash,
        Usage = AnswerUsage.Sum(researchUsage, outcome.Usage),
        Generation = generation,
        Chunks = [.. passages.SelectMany(p => p.Chunks).Select(c => new ReceiptChunk(c.Id, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(c.Text)))))],
        Steps = [.. steps.Select(ReceiptStep.Of)],
        BlockedBy = answer.Blocked?.ToString(),
        Timings = answer.Timings,
    };

    private double Elapsed() => time.GetElapsedTime(started).TotalMilliseconds;
}
