namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <param name="IsComplete">The model or a stop string ended it; false when it ran out of tokens.</param>
/// <param name="OutputTokens">Tokens made, the end token included.</param>
/// <param name="ReusedTokens">Tokens of the prompt that had been read before.</param>
internal sealed record GenerationEnd(bool IsComplete, int PromptTokens, int OutputTokens, int ReusedTokens);
