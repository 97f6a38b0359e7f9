namespace RagLlama.Bench.Answers;

/// <summary>What one question took beside the model, in milliseconds where no other unit is named.</summary>
internal sealed record OverheadSample(double BeforeModel, double BeforeModelCpu, double Retrieval, double FirstEvent, double MicrosecondsPerToken, double AfterLast);
