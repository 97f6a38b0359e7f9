using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Answering.Agent;
using RagLlama.Answering.Assisting;
using RagLlama.Answering.FollowUps;
using RagLlama.Answering.Guards;
using RagLlama.Answering.Parts;
using RagLlama.Answering.Relevance;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Retrieval;
using RagLlama.Retrieval.Understanding;
using RagLlama.Security;
using RagLlama.Text;

namespace RagLlama.Answering;

/// <summary>
/// Answers a question: complete it, find passages under the asker's permissions, refuse when they cannot answer it, let the writer write,
/// keep a receipt. Every door shows this one stream of events.
/// </summary>
public sealed partial class AnswerService(
    IPassageFinder finder,
    IAnswerWriter writer,
    IDocumentCatalog catalog,
    IVectorIndex index,
    IReceiptStore receipts,
    IOptions<AnsweringOptions> options,
    TimeProvider time,
    ILogger<AnswerService> logger,
    EvidenceEmbedder? evidence = null,
    AnswerAssistant? assistant = null,
    Researcher? researcher = null,
    AnswerGuards? guards = null)
{
    private readonly QueryReader reader = new(catalog);
    private readonly RelevanceGate gate = new(options, evidence);

    /// <summary>Streams what happens. Cancelling stops the writer at once and leaves no receipt.</summary>
    public async IAsyncEnumerable<AnswerEvent> AskAsync(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new AnswerRun(request, time);
        using var extras = assistant?.Begin(request, run, cancellationToken);

        // Before any model: a follow-up would be completed by one.
        var block = guards is null ? null : await guards.CheckQuestionAsync(request.Question, cancellationToken);
        var asked = block is null ? await CompleteAsync(request, run, cancellationToken) : request.Question;
        var (read, problem) = await reader.ReadAsync(asked, request.SourceIds, request.Asker, cancellationToken);
        var query = read with { Limit = options.Value.Passages, MergeNeighbours = true };
        var question = query.Text;
        yield return new AnswerEvent.Searching(question);

        AgentFindings? findings = null;
        if (problem is null && block is null && researcher?.Takes(request) == true)
        {
            var research = new AgentTask { Query = query, Asker = request.Asker, ConversationId = request.ConversationId };
            await foreach (var happened in researcher.ResearchAsync(research, cancellationToken))
            {
                findings = (happened as AgentEvent.Finished)?.Findings ?? findings;
                if (run.Record(happened) is { } shown)
                {
                    yield return shown;
                }
            }
        }

        var (passages, parts) = findings is not null || problem is not null || block is not null
            ? (findings?.Passages ?? [], [])
            : await new PartFinder(FindAsync, gate).FindAsync(query, request.Asker, cancellationToken);
        run.Found(passages, LanguageOf(request, passages));
        yield return new AnswerEvent.SourcesFound(passages);

        if (problem is not null)
        {
            run.Refuse(problem);
        }
        else if (block is not null)
        {
            run.Refuse(block);
        }
        else if (run.IsAnswered && parts.Count == 0 && await FindReasonAsync(request.Asker, query, passages, findings, cancellationToken) is { } reason)
        {
            run.Refuse(reason);
        }
        else if (run.IsAnswered)
        {
            var task = new AnswerTask { Question = question, Language = run.Language, Passages = passages, Parts = parts, History = request.History, UserId = request.Asker.UserId, ConversationId = request.ConversationId, Repeat = request.Repeat };
            var writing = writer.WriteAsync(task, cancellationToken);

            // Watched before it is judged: what is asked for beside the answer then comes while guards read it.
            writing = extras?.WatchAsync(question, writing, cancellationToken) ?? writing;
            await foreach (var written in guards?.FollowAsync(question, writing, cancellationToken) ?? writing)
            {
                if (run.Record(written) is { } shown)
                {
                    yield return shown;
                }
            }
        }

        foreach (var note in run.FindConflicts())
        {
            yield return note;
        }

        await (assistant?.FinishAsync(request, question, run, extras, cancellationToken) ?? Task.CompletedTask);
        var answer = run.Complete();
        await receipts.SaveAsync(run.Receipt(answer, asked, index.Generation, time.GetUtcNow(), options.Value), cancellationToken);
        LogAnswered(logger, run.Outcome, answer.Writer, answer.Citations.Count, answer.Timings.TotalMs, answer.ReceiptId);
        yield return new AnswerEvent.Completed(answer);
    }

    private async Task<IReadOnlyList<RetrievedPassage>> FindAsync(RetrievalQuery query, Asker asker, CancellationToken cancellationToken)
    {
        var found = await finder.FindAsync(query, asker, cancellationToken);
        return guards is null ? found : await guards.ScreenAsync(found, cancellationToken);
    }

    /// <summary>The question with what a follow-up leaves out: by the model, or by words.</summary>
    private async Task<string> CompleteAsync(AskRequest request, AnswerRun run, CancellationToken cancellationToken)
    {
        if (request.IsComplete)
        {
            return request.Question;
        }

        return assistant is not null && await assistant.CondenseAsync(request, run, cancellationToken) is { } condensed
            ? condensed
            : await new FollowUpChoice(FindAloneAsync).ChooseAsync(FollowUp.Read(request.Question, request.History), cancellationToken);

        async Task<IReadOnlyList<RetrievedPassage>> FindAloneAsync(string question, CancellationToken token)
        {
            var (query, problem) = await reader.ReadAsync(question, request.SourceIds, request.Asker, token);
            return problem is null ? await finder.FindAsync(query, request.Asker, token) : [];
        }
    }

    /// <summary>Why no writer is asked; null when one is.</summary>
    private async Task<NoAnswerReason?> FindReasonAsync(
        Asker asker, RetrievalQuery query, IReadOnlyList<RetrievedPassage> passages, AgentFindings? findings, CancellationToken cancellationToken)
    {
        if (await gate.PassesAsync(QuestionProfile.Of(query.Text), passages, cancellationToken))
        {
            return null;
        }

        // No passage holds all of a question of several hops: then it is enough that one of its parts is answered.
        foreach (var search in findings?.Searches ?? [])
        {
            if (await gate.PassesAsync(QuestionProfile.Of(search.Query), search.Passages, cancellationToken))
            {
                return null;
            }
        }

        return passages.Count > 0 || await HasDocumentsAsync(asker, query, cancellationToken) ? NoAnswerReason.NothingRelevant : NoAnswerReason.NoDocuments;
    }

    private async Task<bool> HasDocumentsAsync(Asker asker, RetrievalQuery query, CancellationToken cancellationToken)
    {
        foreach (var source in query.SourceIds.Where(id => id.Length > 0).Cast<string?>().DefaultIfEmpty())
        {
            foreach (var status in new[] { DocumentStatus.Indexed, DocumentStatus.Partial })
            {
                var filter = new DocumentFilter { SourceId = source, Status = status, Take = 1 };
                if ((await catalog.ListAsync(asker, filter, manage: false, cancellationToken)).Total > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string LanguageOf(AskRequest request, IReadOnlyList<RetrievedPassage> passages)
    {
        var candidates = request.History.Select(t => t.Question).Reverse().Prepend(request.Question).Select(LanguageDetector.Detect)
            .Prepend(request.Language ?? LanguageDetector.Undetermined)
            .Concat(passages.Take(1).Select(p => p.Chunk.Language));
        return candidates.FirstOrDefault(l => l != LanguageDetector.Undetermined) ?? LanguageDetector.Undetermined;
    }

    [LoggerMessage(4000, LogLevel.Information, "Question done: {Outcome} by {Writer} with {Citations} citations in {TotalMs:0} ms, receipt {ReceiptId}")]
    private static partial void LogAnswered(ILogger logger, string outcome, string writer, int citations, double totalMs, string receiptId);
}
