using RagLlama.Answering;

namespace RagLlama.Storage.Catalog.Model;

/// <summary>What an answer of a conversation rests on.</summary>
internal sealed record TurnDetails(IReadOnlyList<Citation> Citations, IReadOnlyList<AnswerSentence> Sentences);
