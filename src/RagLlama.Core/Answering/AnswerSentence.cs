namespace RagLlama.Answering;

/// <param name="Citations">Numbers of the citations that bear the sentence out.</param>
public sealed record AnswerSentence(string Text, SupportStatus Status, IReadOnlyList<int> Citations);
