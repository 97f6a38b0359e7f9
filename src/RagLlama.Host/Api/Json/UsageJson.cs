using RagLlama.Answering;

namespace RagLlama.Host.Api.Json;

/// <summary>The object of <c>GET /api/v1/usage</c>.</summary>
/// <param name="From">First day, UTC.</param>
/// <param name="To">Last day, UTC.</param>
/// <param name="Models">What each model came to over these days.</param>
/// <param name="Days">The same by day.</param>
public sealed record UsageJson(DateOnly From, DateOnly To, IReadOnlyList<ModelTotal> Models, IReadOnlyList<ModelUsageDay> Days);
