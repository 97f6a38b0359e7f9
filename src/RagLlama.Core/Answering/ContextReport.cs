using RagLlama.Retrieval;

namespace RagLlama.Answering;

/// <summary>What a model was shown of the passages found.</summary>
/// <param name="Budget">Most tokens the passages could have.</param>
/// <param name="Tokens">Tokens of what was shown, frames included.</param>
/// <param name="Counter"><see cref="ITokenCounter.Name"/> of what counted.</param>
/// <param name="Shown">Passages shown, whole or in part.</param>
/// <param name="Shortened">Passages of which only a part was shown.</param>
/// <param name="LeftOut">Passages the budget had no room for, best first.</param>
public sealed record ContextReport(
    int Budget, int Tokens, string Counter, int Shown, IReadOnlyList<RetrievedPassage> Shortened, IReadOnlyList<RetrievedPassage> LeftOut);
