using RagLlama.Answering;

namespace RagLlama.Host.Api.Json;

/// <summary>How the passages found fitted into the model's context.</summary>
/// <param name="Budget">Most tokens the passages could have.</param>
/// <param name="Counter">The model whose tokenizer counted, or <c>estimate</c>.</param>
/// <param name="Shown">Passages the model was shown, whole or in part.</param>
/// <param name="Shortened">Passages of which it was shown a part.</param>
/// <param name="LeftOut">Passages there was no room for, best first.</param>
public sealed record ContextJson(int Budget, int Tokens, string Counter, int Shown, IReadOnlyList<LeftOutJson> Shortened, IReadOnlyList<LeftOutJson> LeftOut)
{
    public static ContextJson? From(ContextReport? report) => report is null
        ? null
        : new ContextJson(report.Budget, report.Tokens, report.Counter, report.Shown, [.. report.Shortened.Select(LeftOutJson.From)], [.. report.LeftOut.Select(LeftOutJson.From)]);
}
