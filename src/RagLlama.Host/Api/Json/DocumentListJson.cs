namespace RagLlama.Host.Api.Json;

public sealed record DocumentListJson(int Total, IReadOnlyList<DocumentJson> Items);
