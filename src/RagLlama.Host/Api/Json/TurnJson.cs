using RagLlama.Answering;

namespace RagLlama.Host.Api.Json;

/// <param name="Answer">Empty when there was no answer, and when it is withheld.</param>
/// <param name="State"><c>current</c>, <c>changed</c> (a cited document has another version now) or <c>withheld</c> (a cited document is gone, or closed to the caller).</param>
public sealed record TurnJson(string Question, string Answer, TurnState State, IReadOnlyList<CitationJson> Citations, IReadOnlyList<SentenceJson> Sentences)
{
    public static TurnJson From(ConversationTurn turn) =>
        new(turn.Question, turn.Answer, turn.State, [.. turn.Citations.Select(CitationJson.From)], SentenceJson.From(turn.Answer, turn.Sentences));
}
