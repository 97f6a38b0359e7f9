namespace RagLlama.Prompting;

/// <summary>How a model is run for a prompt.</summary>
/// <param name="MaxTokens">Longest answer in tokens.</param>
public sealed record PromptSettings(float Temperature, int MaxTokens, IReadOnlyList<string> StopSequences);
