namespace RagLlama.Evaluation;

/// <param name="Answers">Accepted answers; empty when the set does not answer the question, so that refusing is right; null when the set says nothing.</param>
public sealed record SetQuery(string Id, string Text, string Language, IReadOnlyList<string>? Answers);
