namespace RagLlama.Evaluation;

/// <summary>Means over the questions of one language; null where nothing was measured.</summary>
/// <param name="Language">ISO 639-1 code, or <c>und</c>.</param>
public sealed record LanguageResult(
    string Language, int Questions, double? Ndcg10, double? Recall5, double? AnswerHit, double? QuoteHit, double? FalseRefusal, double? RefusalOnUnanswerable);
