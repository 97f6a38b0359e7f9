using RagLlama.Ingestion;

namespace RagLlama.Host.Api.Json;

public sealed record UploadedJson(string Id, string FileName, DocumentStatus Status);
