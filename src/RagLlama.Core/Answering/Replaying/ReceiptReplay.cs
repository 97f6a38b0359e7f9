using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RagLlama.Answering.Assisting;
using RagLlama.Answering.Relevance;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Security;

namespace RagLlama.Answering.Replaying;

/// <summary>
/// Asks the question of a receipt again, as the same asker and with what that asker may read today, and says what is different. Leaves no receipt. The text
/// is made again where that gives the same text: by the writer of quotes, and by a model in this process that takes the most likely word each time.
/// </summary>
public sealed class ReceiptReplay
{
    /// <summary>No door gives a question more earlier turns.</summary>
    private const int MostTurns = 20;

    private readonly IPassageFinder finder;
    private readonly IAnswerWriter writer;
    private readonly QuotingWriter quotes;
    private readonly IDocumentCatalog catalog;
    private readonly IVectorIndex index;
    private readonly ConversationReader conversations;
    private readonly IOptions<AnsweringOptions> options;
    private readonly TimeProvider time;
    private readonly ILogger<AnswerService> logger;
    private readonly EvidenceEmbedder? evidence;
    private readonly AnswerAssistant? assistant;
    private readonly IChatClient? client;

    public ReceiptReplay(
        IPassageFinder finder,
        IAnswerWriter writer,
        IDocumentCatalog catalog,
        IVectorIndex index,
        ConversationReader conversations,
        IOptions<AnsweringOptions> options,
        TimeProvider time,
        ILogger<AnswerService> logger,
        EvidenceEmbedder? evidence = null,
        AnswerAssistant? assistant = null,
        IChatClient? client = null)
    {
        (this.finder, this.writer, this.catalog, this.index, this.conversations) = (finder, writer, catalog, index, conversations);
        (this.options, this.time, this.logger, this.evidence, this.assistant, this.client) = (options, time, logger, evidence, assistant, client);
        quotes = writer as QuotingWriter ?? new QuotingWriter(evidence);
    }

    /// <param name="question">The complete question, where the receipt does not have it or its conversation is gone; null otherwise.</param>
    /// <returns>Null when the receipt is not the asker's own.</returns>
    /// <exception cref="ReplayImpossibleException">The question cannot be put together again; the message names the remedy.</exception>
    public async Task<ReplayReport?> RunAsync(AnswerReceipt receipt, string? question, Asker asker, CancellationToken cancellationToken)
    {
        if (receipt.UserId != asker.UserId)
        {
            return null;
        }

        var history = question is null ? await HistoryAsync(receipt, asker, cancellationToken) : [];
        var request = new AskRequest
        {
            Question = question ?? receipt.Question ?? throw new ReplayImpossibleException("The receipt does not have its question. Give it with --question."),
            Asker = asker,
            History = history,
            SourceIds = [.. receipt.Sources],
            Language = receipt.Language,
            IsComplete = question is not null,
            Repeat = PromptRepeat.Of(receipt),
            Extras = false,
        };
        var (chosen, reason) = ChooseWriter(receipt);
        var (answer, after) = await AskAsync(request, chosen, cancellationToken);
        return await ReportAsync(receipt, after, answer, reason, asker, cancellationToken);
    }

    /// <summary>The turns before the question: as many of its conversation as have the receipt's hash.</summary>
    private async Task<IReadOnlyList<ConversationTurn>> HistoryAsync(AnswerReceipt receipt, Asker asker, CancellationToken cancellationToken)
    {
        if (receipt.HistoryHash is null)
        {
            return [];
        }

        var turns = receipt.ConversationId is { } id ? await conversations.ReadTurnsAsync(asker, id, cancellationToken) : [];
        for (var end = turns.Count; end > 0; end--)
        {
            for (var start = Math.Max(0, end - MostTurns); start < end; start++)
            {
                var part = turns.Skip(start).Take(end - start).ToList();
                if (ReceiptHash.Of(part) == receipt.HistoryHash)
                {
                    return part;
                }
            }
        }

        throw new ReplayImpossibleException("It was a follow-up, and the conversation before it is gone, or a document it quotes. Give the complete question with --question.");
    }

    private (IAnswerWriter Writer, string? Reason) ChooseWriter(AnswerReceipt receipt)
    {
        if (receipt.Steps.Count > 0)
        {
            return (new RetrievalOnly(), "The question was researched in steps, which a replay does not take again; what one search finds is compared.");
        }

        if (receipt.Writer != ChatWriter.Name)
        {
            return (quotes, null);
        }

        if (client?.GetService<ModelIdentity>() is not { IsLocal: true })
        {
            return (new RetrievalOnly(), "The text was written by a model that is not in this process; it cannot be made again word for word.");
        }

        return receipt.Calls.Any(c => c.Temperature > 0)
            ? (new RetrievalOnly(), "The text was sampled; it cannot be made again word for word.")
            : (writer, null);
    }

    private async Task<(Answer Answer, AnswerReceipt Receipt)> AskAsync(AskRequest request, IAnswerWriter chosen, CancellationToken cancellationToken)
    {
        var kept = new LastReceipt();
        var service = new AnswerService(finder, chosen, catalog, index, kept, options, time, logger, evidence, assistant);
        Answer? answer = null;
        await foreach (var happened in service.AskAsync(request, cancellationToken))
        {
            answer = (happened as AnswerEvent.Completed)?.Answer ?? answer;
        }

        return (answer!, kept.Receipt!);
    }

    private async Task<ReplayReport> ReportAsync(
        AnswerReceipt before, AnswerReceipt after, Answer answer, string? reason, Asker asker, CancellationToken cancellationToken)
    {
        var identity = client?.GetService<ModelIdentity>();
        var model = ModelIdentity.NameOf(client);
        var chunks = ReplayComparison.Chunks(before, after).ToList();

        // A writer that wrote nothing refused nothing either.
        var outcome = reason is not null && after.Outcome == "answered" ? before.Outcome : after.Outcome;
        var text = reason is not null ? ReplayText.NotReplayed : before.AnswerHash == after.AnswerHash ? ReplayText.Same : ReplayText.Different;
        var wouldWrite = before.Outcome != "answered" || (before.Writer == QuotingWriter.Name && before.Calls.Count > 0) ? before.Writer
            : client is null ? QuotingWriter.Name : ChatWriter.Name;
        return new ReplayReport
        {
            ReceiptId = before.Id,
            CreatedAt = before.CreatedAt,
            RetrievalReproduced = chunks.Count == 0,
            ChunksBefore = before.Chunks.Count,
            ChunksAfter = after.Chunks.Count,
            OutcomeBefore = before.Outcome,
            OutcomeAfter = outcome,
            Text = text,
            TextReason = reason,
            Answer = reason is null && answer.Reason is null ? answer.Text : null,
            Changes =
            [
                .. ReplayComparison.Values(
                    ("generation", "index", before.Generation, after.Generation),
                    ("question", "searched", ReplayComparison.Short(before.QuestionHash), ReplayComparison.Short(after.QuestionHash)),
                    ("writer", "answer", before.Writer, wouldWrite)),
                .. ReplayComparison.Prompts(before),
                .. ReplayComparison.Model(before, model, identity),
                .. ReplayComparison.Settings(before, options.Value),
                .. await ReplayComparison.DocumentsAsync(before, catalog, asker, cancellationToken),
                .. chunks,
                .. ReplayComparison.Values(("outcome", "answer", before.Outcome, outcome)),
                .. text == ReplayText.Different
                    ? ReplayComparison.Values(("answer", "text", ReplayComparison.Short(before.AnswerHash), ReplayComparison.Short(after.AnswerHash)))
                    : [],
            ],
        };
    }
}
