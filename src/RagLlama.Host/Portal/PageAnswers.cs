using RagLlama.Answering;
using RagLlama.Host.Api;
using RagLlama.Retrieval;

namespace RagLlama.Host.Portal;

/// <summary>Answers a question while a page is rendered, for browsers without script.</summary>
internal sealed class PageAnswers(AskQuestion ask, PageContext page, AnswerLog log)
{
    /// <param name="after">The question before this one, when there is no conversation that holds it.</param>
    /// <param name="agent">Whether to research the question in steps; null for the usual.</param>
    /// <returns>Null when the conversation is not the asker's.</returns>
    public async Task<PageAnswer?> AnswerAsync(string question, IReadOnlyList<string> sources, string? conversationId, string? after, bool? agent = null)
    {
        var history = await log.ReadHistoryAsync(page.Asker, conversationId, page.Aborted);
        if (history is null)
        {
            return null;
        }

        var request = new AskRequest
        {
            Question = question,
            Asker = page.Asker,
            History = string.IsNullOrWhiteSpace(after) ? history : [.. history, new ConversationTurn(after, "")],
            SourceIds = [.. sources],
            ConversationId = conversationId,
            Agent = agent,
        };
        Answer? answer = null;
        IReadOnlyList<RetrievedPassage> passages = [];
        await foreach (var happened in ask(request, page.Aborted))
        {
            answer = (happened as AnswerEvent.Completed)?.Answer ?? answer;
            passages = (happened as AnswerEvent.SourcesFound)?.Passages ?? passages;
        }

        return answer is null ? null : new PageAnswer(answer, passages);
    }
}
