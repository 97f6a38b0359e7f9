using RagLlama.Retrieval;

namespace RagLlama.Host.Api.Json;

/// <summary>The object of <c>GET /api/v1/search</c> and <c>search --json</c>.</summary>
/// <param name="Degraded">The embedder or the reranker failed, and the passages are those found, in the order they have, without it.</param>
public sealed record SearchJson(string Query, IReadOnlyList<HitJson> Hits, double Ms, bool Degraded = false)
{
    public static SearchJson From(string query, IReadOnlyList<RetrievedPassage> passages, double ms) =>
        new(query, HitJson.FromAll(passages), ms, passages.Any(p => p.IsDegraded));
}
