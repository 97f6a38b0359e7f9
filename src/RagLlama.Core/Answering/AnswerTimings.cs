namespace RagLlama.Answering;

/// <summary>Milliseconds since the question arrived.</summary>
public sealed record AnswerTimings(double RetrieveMs, double FirstTokenMs, double TotalMs);
