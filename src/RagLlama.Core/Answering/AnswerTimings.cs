namespace RagLlama.Answering;

/// <summary>Milliseconds since the question arrived.</summary>
/// <param name="CondenseMs">Of it, what a model took to complete a follow-up; null when none was asked.</param>
/// <param name="ExtrasMs">What came after the answer was shown, beyond <paramref name="TotalMs"/>: suggestions, a title, a second opinion; null when nothing did.</param>
public sealed record AnswerTimings(double RetrieveMs, double FirstTokenMs, double TotalMs, double? CondenseMs = null, double? ExtrasMs = null);
