namespace RagLlama.Prompting;

/// <param name="Name">Name of the prompt.</param>
/// <param name="Version"><see cref="PromptTemplate.Hash"/> of the file it was made from.</param>
/// <param name="Messages">The messages as they are sent.</param>
/// <param name="Hash">SHA-256 of the messages, lower-case hexadecimal, with the request's random fence left out: equal prompts have equal hashes.</param>
public sealed record RenderedPrompt(string Name, string Version, IReadOnlyList<PromptMessage> Messages, PromptSettings Settings, string Hash)
{
    /// <summary>The code word it was made with; null for a prompt without one.</summary>
    public string? Fence { get; init; }
}
