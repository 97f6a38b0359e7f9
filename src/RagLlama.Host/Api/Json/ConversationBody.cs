namespace RagLlama.Host.Api.Json;

/// <param name="Title">The first question, shortened to 120 characters.</param>
public sealed record ConversationBody(string? Title);
