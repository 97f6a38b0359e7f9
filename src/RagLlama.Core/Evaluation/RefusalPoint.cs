namespace RagLlama.Evaluation;

/// <summary>What a relevance threshold does.</summary>
/// <param name="FalseRefusal">Share of the answerable questions it refuses.</param>
/// <param name="Refusal">Share of the unanswerable questions it refuses; null when the set has none.</param>
public sealed record RefusalPoint(double Threshold, double? FalseRefusal, double? Refusal);
