namespace RagLlama.Host.Api.Json;

/// <summary>One of the signs a passage is ranked by, as docs/ranking.md describes them.</summary>
public sealed record FactorJson(string Name, double Value);
