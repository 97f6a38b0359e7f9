namespace RagLlama.Host.Api.Json;

public sealed record FeedbackBody(bool? Helpful);
