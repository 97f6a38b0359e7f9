namespace RagLlama.Host.Cli;

/// <param name="Version">SHA-256 of the prompt's file.</param>
internal sealed record PromptResult(string Name, string Version, int Cases, int Passed, IReadOnlyList<PromptCaseResult> Results);
