namespace RagLlama.Host.Cli;

/// <param name="Hash">SHA-256 of the messages, without their random fence.</param>
/// <param name="Reply">What the model said; null when none was asked.</param>
internal sealed record PromptCaseResult(
    string Name, string Language, bool Passed, string Hash, IReadOnlyList<string> RenderProblems, IReadOnlyList<string> ReplyProblems, string? Fault, string? Reply, string? Model, double? Ms);
