namespace RagLlama.Host.Api.Json;

/// <summary>The object of <c>GET /api/v1/search</c> and <c>search --json</c>.</summary>
public sealed record SearchJson(string Query, IReadOnlyList<HitJson> Hits, double Ms);
