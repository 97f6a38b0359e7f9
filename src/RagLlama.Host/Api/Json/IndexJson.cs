using RagLlama.Indexing;

namespace RagLlama.Host.Api.Json;

/// <summary>The object of <c>GET /api/v1/index</c>.</summary>
/// <param name="VectorSearch">How the nearest vectors are searched, with the recall last measured; null when the index does not say.</param>
public sealed record IndexJson(string Generation, int Passages, VectorSearchStatus? VectorSearch);
