namespace RagLlama.Host.Api.Json;

/// <param name="Question">1 to 4000 characters.</param>
/// <param name="ConversationId">The conversation this follows up; the turn is added to it.</param>
/// <param name="Sources">Ids of the sources to search; none means all the caller may read.</param>
/// <param name="Language">ISO 639-1 code of the answer; null follows the question.</param>
/// <param name="Agent">Research the question in steps; null leaves it to the configuration.</param>
public sealed record AskBody(string? Question, string? ConversationId, IReadOnlyList<string>? Sources, string? Language, bool? Agent = null);
