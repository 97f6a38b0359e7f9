namespace RagLlama.Answering;

/// <summary>A conversation of one user; nobody else can read it.</summary>
/// <param name="Title">The first question, shortened, or what a model called it.</param>
public sealed record Conversation(string Id, string UserId, string Title, DateTimeOffset UpdatedAt);
