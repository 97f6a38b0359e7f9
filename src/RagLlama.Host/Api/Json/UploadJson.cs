namespace RagLlama.Host.Api.Json;

public sealed record UploadJson(IReadOnlyList<UploadedJson> Documents);
