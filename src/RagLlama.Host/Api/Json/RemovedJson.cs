namespace RagLlama.Host.Api.Json;

public sealed record RemovedJson(int Documents);
