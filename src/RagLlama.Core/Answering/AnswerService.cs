using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Answering.Relevance;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Retrieval;
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
    IEmbeddingGenerator<string, Embedding<float>>? embedder = null)
{
    private readonly RelevanceGate gate = new(options, embedder);

    /// <summary>Streams what happens. Cancelling stops the writer at once and leaves no receipt.</summary>
    public async IAsyncEnumerable<AnswerEvent> AskAsync(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new AnswerRun(request, time);

        var query = RetrievalQuery.From(FollowUp.Complete(request.Question, request.History), request.SourceIds) with { Limit = options.Value.Passages, MergeNeighbours = true };
        var question = query.Text;
        yield return new AnswerEvent.Searching(question);

        var passages = await finder.FindAsync(query, request.Asker, cancellationToken);
        run.Found(passages, LanguageOf(request, passages));
        yield return new AnswerEvent.SourcesFound(passages);

        if (await FindReasonAsync(request, question, passages, cancellationToken) is { } reason)
        {
            run.Refuse(reason);
        }
        else
        {
            var task = new AnswerTask { Question = question, Language = run.Language, Passages = passages, History = request.History, UserId = request.Asker.UserId, ConversationId = request.ConversationId };
            await foreach (var written in writer.WriteAsync(task, cancellationToken))
            {
                if (run.Record(written) is { } shown)
                {
                    yield return shown;
                }
            }
        }

        var answer = run.Complete();
        await receipts.SaveAsync(run.Receipt(answer, index.Generation, time.GetUtcNow()), cancellationToken);
        LogAnswered(logger, run.Outcome, answer.Writer, answer.Citations.Count, answer.Timings.TotalMs, answer.ReceiptId);
        yield return new AnswerEvent.Completed(answer);
    }

    /// <summary>Why no writer is asked; null when one is.</summary>
    private async Task<NoAnswerReason?> FindReasonAsync(
        AskRequest request, string question, IReadOnlyList<RetrievedPassage> passages, CancellationToken cancellationToken)
    {
        if (await gate.PassesAsync(QuestionProfile.Of(question), passages, cancellationToken))
        {
            return null;
        }

        return passages.Count > 0 || await HasDocumentsAsync(request, cancellationToken) ? NoAnswerReason.NothingRelevant : NoAnswerReason.NoDocuments;
    }

    private async Task<bool> HasDocumentsAsync(AskRequest request, CancellationToken cancellationToken)
    {
        foreach (var source in request.SourceIds.Count > 0 ? request.SourceIds.ToArray<string?>() : [null])
        {
            var filter = new DocumentFilter { SourceId = source, Status = DocumentStatus.Indexed, Take = 1 };
            if ((await catalog.ListAsync(request.Asker, filter, manage: false, cancellationToken)).Total > 0)
            {
                return true;
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
