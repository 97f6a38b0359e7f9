namespace RagLlama.Prompting;

/// <param name="Messages">The messages as they are sent.</param>
/// <param name="Hash">SHA-256 of the messages, lower-case hexadecimal, with the request's random fence left out: equal prompts have equal hashes.</param>
public sealed record RenderedPrompt(IReadOnlyList<PromptMessage> Messages, PromptSettings Settings, string Hash);
