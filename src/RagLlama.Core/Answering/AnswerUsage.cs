using Microsoft.Extensions.AI;

namespace RagLlama.Answering;

/// <summary>What an answer took: tokens as the model's server counted them, their price and their energy where these are configured.</summary>
/// <param name="Joules">Estimated energy; null when nothing is configured to estimate it by.</param>
public sealed record AnswerUsage(long InputTokens, long OutputTokens, decimal? Cost, string? Currency, double? Joules = null)
{
    private const string CostKey = "ragllama.cost";
    private const string CurrencyKey = "ragllama.currency";
    private const string JoulesKey = "ragllama.joules";

    /// <summary>Adds the price to what a chat client reports.</summary>
    public static void SetCost(UsageContent content, decimal cost, string currency)
    {
        content.AdditionalProperties ??= [];
        content.AdditionalProperties[CostKey] = cost;
        content.AdditionalProperties[CurrencyKey] = currency;
    }

    /// <summary>Adds the energy to what a chat client reports.</summary>
    public static void SetEnergy(UsageContent content, double joules)
    {
        content.AdditionalProperties ??= [];
        content.AdditionalProperties[JoulesKey] = joules;
    }

    public static AnswerUsage Of(UsageContent content) => new(
        content.Details.InputTokenCount ?? 0,
        content.Details.OutputTokenCount ?? 0,
        content.AdditionalProperties?.GetValueOrDefault(CostKey) as decimal?,
        content.AdditionalProperties?.GetValueOrDefault(CurrencyKey) as string,
        content.AdditionalProperties?.GetValueOrDefault(JoulesKey) as double?);

    /// <summary>All calls together; a price or energy that one of them lacks counts as nothing. Null when there is no call with a count.</summary>
    public static AnswerUsage? Sum(IEnumerable<AnswerUsage?> usages) => usages.Aggregate((AnswerUsage?)null, (sum, next) => (sum, next) switch
    {
        (null, _) => next,
        (_, null) => sum,
        _ => new AnswerUsage(
            sum.InputTokens + next.InputTokens,
            sum.OutputTokens + next.OutputTokens,
            sum.Cost is null && next.Cost is null ? null : (sum.Cost ?? 0) + (next.Cost ?? 0),
            sum.Currency ?? next.Currency,
            sum.Joules is null && next.Joules is null ? null : (sum.Joules ?? 0) + (next.Joules ?? 0)),
    });
}
