using System.Runtime.CompilerServices;
using RagLlama.Answering;
using RagLlama.Answering.Agent;
using RagLlama.Answering.Guards;
using RagLlama.Answering.Replaying;
using RagLlama.Documents;
using RagLlama.Evaluation;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Retrieval.Understanding;
using RagLlama.Security;

namespace RagLlama.Host.Tests.Portal;

/// <summary>
/// Answers by what the question mentions: carry over, salary (nothing), busy (overloaded), crowded (no room in the search), weather (made of quotes while a part is down), cut short, source: (unknown), break (a fault), bomb (blocked),
/// model (as a model would). A question that asks for it is researched.
/// </summary>
internal sealed class FakeAnswers(FakeCatalog catalog, FakeConversations receipts)
{
    private const string Rule = "Up to five days of annual leave may be carried over into the next year.";

    public static IReadOnlyList<AgentStep> Steps { get; } =
    [
        new AgentStep(1, AgentStepKind.Plan, "How many days?\nUntil when? <b>$&</b> {1}", 0, [], 210),
        new AgentStep(2, AgentStepKind.Search, "days carried over", 3, [Company.Leave], 420),
        new AgentStep(3, AgentStepKind.Stopped, AgentStop.Time, 0, [], 9),
    ];

    /// <summary>Held closed, an answer stops after its first words until the test lets it go on.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Held closed, an answer that is all written does not end until the test lets it.</summary>
    public TaskCompletionSource? LastGate { get; set; }

    public List<AskRequest> Asked { get; } = [];

    /// <summary>On whose behalf questions were measured.</summary>
    public List<Asker> Measured { get; } = [];

    public async IAsyncEnumerable<AnswerEvent> AskAsync(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add(request);
        }

        yield return new AnswerEvent.Searching(request.Question);
        if (request.Question.Contains("crowded", StringComparison.Ordinal))
        {
            throw new ModelBusyException("secret detail") { RetryAfter = TimeSpan.FromSeconds(2.5) };
        }

        if (request.Question.Contains("busy", StringComparison.Ordinal))
        {
            yield return new AnswerEvent.Completed(Nothing(request, NoAnswerReason.Overloaded));
            yield break;
        }

        if (request.Question.Contains("source:", StringComparison.Ordinal))
        {
            yield return new AnswerEvent.SourcesFound([]);
            yield return new AnswerEvent.Completed(Nothing(request, NoAnswerReason.UnknownFilter) with { Filter = new FilterProblem("source", "$& {1}", ["Employee handbook", "Finance"]) });
            yield break;
        }

        if (request.Question.Contains("bomb", StringComparison.Ordinal))
        {
            yield return new AnswerEvent.SourcesFound([]);
            yield return new AnswerEvent.Completed(Nothing(request, NoAnswerReason.Blocked) with { Blocked = new GuardFinding("llama-guard", ["S9"]) });
            yield break;
        }

        IReadOnlyList<AgentStep> steps = request.Agent == true ? Steps : [];
        foreach (var step in steps)
        {
            yield return new AnswerEvent.StepTaken(step);
        }

        var passages = await FindAsync(new RetrievalQuery { Text = request.Question }, request.Asker, cancellationToken);
        yield return new AnswerEvent.SourcesFound(passages);
        if (request.Question.Contains("break", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("secret detail");
        }

        if (request.Question.Contains("salary", StringComparison.Ordinal))
        {
            yield return new AnswerEvent.Completed(Nothing(request, NoAnswerReason.NothingRelevant));
            yield break;
        }

        var answer = Answered(request) with { Steps = steps };
        answer = request.Question.Contains("model", StringComparison.Ordinal) ? answer with { Writer = "chat", Model = "llama-3.1-8b" } : answer;
        answer = answer with
        {
            Degraded = request.Question.Contains("weather", StringComparison.Ordinal),
            Incomplete = request.Question.Contains("cut short", StringComparison.Ordinal),
        };
        yield return new AnswerEvent.TextDelta(answer.Text[..60]);
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }

        yield return new AnswerEvent.CitationAdded(answer.Citations[0]);
        yield return new AnswerEvent.TextDelta(answer.Text[60..]);
        foreach (var sentence in answer.Sentences)
        {
            yield return new AnswerEvent.SentenceVerified(sentence);
        }

        if (LastGate is { } last)
        {
            await last.Task.WaitAsync(cancellationToken);
        }

        yield return new AnswerEvent.Completed(answer);
    }

    /// <summary>What every replay finds; null plays a receipt of somebody else.</summary>
    public ReplayReport? Replayed { get; set; }

    /// <summary>Suggestions of the answers to come, and what they name their conversation.</summary>
    public IReadOnlyList<string> Suggestions { get; set; } = [];

    public string? Title { get; set; }

    public string? Explanation { get; set; }

    public Task<ReplayReport?> ReplayAsync(AnswerReceipt receipt, string? question, Asker asker, CancellationToken cancellationToken) =>
        receipt.Question is null && question is null ? throw new ReplayImpossibleException("Give the complete question with --question.") : Task.FromResult(Replayed);

    public Task<IReadOnlyList<RetrievedPassage>> FindAsync(RetrievalQuery query, Asker asker, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RetrievedPassage>>([.. Ranked(query, asker)]);

    /// <summary>What the fake measures: the question is answered with the rule, or refused when it mentions a salary. On whose behalf is kept.</summary>
    public Func<SetQuery, CancellationToken, Task<EvaluatedAnswer>> Measure(Asker asker, bool curve) => (query, _) =>
    {
        Measured.Add(asker);
        return Task.FromResult(query.Text.Contains("salary", StringComparison.Ordinal)
            ? new EvaluatedAnswer(true, "") { Quotes = [] }
            : new EvaluatedAnswer(false, Rule) { Quotes = [Rule] });
    };

    /// <summary>Searching by words only finds the travel guide first; who may read the salaries finds them when asking what somebody earns.</summary>
    private IEnumerable<RetrievedPassage> Ranked(RetrievalQuery query, Asker asker)
    {
        RetrievedPassage[] passages =
            [Company.Passage(catalog, Company.Leave, 0, 0.83), Company.Passage(catalog, Company.Travel, 0, 0.41), Company.Passage(catalog, Company.Budget, 0, 0.2)];
        var found = query.Mode == SearchMode.Lexical ? [passages[1], passages[0]] : passages;
        if (query.Text.Contains("earn", StringComparison.Ordinal) && catalog.Get(Company.Salaries).Access.Allows(asker))
        {
            found = [Company.Passage(catalog, Company.Salaries), .. found];
        }

        return query.Explain
            ? found.Select(p => p with { Explanation = new HitExplanation([new TermExplanation("carri", 2, 1, 3, 1.7, 0.31)], 12) })
            : found;
    }

    private Answer Answered(AskRequest request)
    {
        const string text = Rule + " [1] They must be taken by 31 March [1]. Receipts are kept for ten years [2]. Unused days are paid out in April.";
        return new Answer
        {
            Question = request.Question,
            Text = text,
            Language = "en",
            Writer = "quotes",
            Citations = [Cite(1, Company.Leave, Rule), Cite(2, Company.Travel, "Keep the receipts for ten years, as tax law asks.")],
            Sentences =
            [
                new AnswerSentence(Rule, SupportStatus.Supported, [1]),
                new AnswerSentence("They must be taken by 31 March.", SupportStatus.Supported, [1]),
                new AnswerSentence("Receipts are kept for ten years.", SupportStatus.Partly, [2]),
                new AnswerSentence("Unused days are paid out in April.", SupportStatus.Unsupported, []),
            ],
            Suggestions = Suggestions,
            Title = Title,
            Context = new ContextReport(3000, 1234, "estimate", 2, [], [Company.Passage(catalog, Company.Budget, 0, 0.2)]),
            Timings = new AnswerTimings(7.1, 9.8, 11),
            ReceiptId = Receipt(request),
        };
    }

    private Answer Nothing(AskRequest request, NoAnswerReason reason) => new()
    {
        Question = request.Question,
        Reason = reason,
        Text = "",
        Language = "en",
        Writer = "quotes",
        Citations = [],
        Sentences = [],
        Explanation = Explanation,
        Timings = new AnswerTimings(5, 5, 5),
        ReceiptId = Receipt(request),
    };

    private Citation Cite(int number, DocumentId id, string quote)
    {
        var chunk = catalog.ChunksOf(id)[0];
        var start = chunk.Location.Span.Start + chunk.Text.IndexOf(quote, StringComparison.Ordinal);
        return new Citation
        {
            Number = number,
            DocumentId = id,
            ChunkId = chunk.Id,
            SourceId = "handbook",
            Title = catalog.Get(id).Title,
            Uri = catalog.Get(id).Uri,
            Page = chunk.Location.Page,
            Headings = chunk.Location.Headings,
            Quote = quote,
            Span = new TextSpan(start, quote.Length),
            Score = 0.83,
            Verified = true,
        };
    }

    private string Receipt(AskRequest request)
    {
        receipts.AddReceipt("r-" + request.Asker.UserId, request.Asker.UserId);
        return "r-" + request.Asker.UserId;
    }
}
