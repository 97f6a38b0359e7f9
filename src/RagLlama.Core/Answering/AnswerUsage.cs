using Microsoft.Extensions.AI;

namespace RagLlama.Answering;

/// <summary>What an answer took: tokens as the model's server counted them, and their price where one is configured.</summary>
public sealed record AnswerUsage(long InputTokens, long OutputTokens, decimal? Cost, string? Currency)
{
    private const string CostKey = "ragllama.cost";
    private const string CurrencyKey = "ragllama.currency";

    /// <summary>Adds the price to what a chat client reports.</summary>
    public static void SetCost(UsageContent content, decimal cost, string currency)
    {
        content.AdditionalProperties ??= [];
        content.AdditionalProperties[CostKey] = cost;
        content.AdditionalProperties[CurrencyKey] = currency;
    }

    /// <summary>Both together; a price only when both are known in one currency.</summary>
    public static AnswerUsage? Sum(AnswerUsage? left, AnswerUsage? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var isPriced = left.Cost is not null && right.Cost is not null && left.Currency == right.Currency;
        return new AnswerUsage(left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens, isPriced ? left.Cost + right.Cost : null, isPriced ? left.Currency : null);
    }

    public static AnswerUsage Of(UsageContent content) => new(
        content.Details.InputTokenCount ?? 0,
        content.Details.OutputTokenCount ?? 0,
        content.AdditionalProperties?.GetValueOrDefault(CostKey) as decimal?,
        content.AdditionalProperties?.GetValueOrDefault(CurrencyKey) as string);
}
