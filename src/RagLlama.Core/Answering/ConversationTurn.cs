namespace RagLlama.Answering;

public sealed record ConversationTurn(string Question, string Answer);
