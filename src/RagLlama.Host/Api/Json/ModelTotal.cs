using RagLlama.Answering;

namespace RagLlama.Host.Api.Json;

/// <summary>What one model came to over several days, and what that is for one answer.</summary>
/// <param name="Refused">Of the answers, those that ended without one.</param>
/// <param name="WattHours">Estimated energy; null when nothing is configured to estimate it by.</param>
/// <param name="Supported">Share of its sentences that their sources bear out in full; null when it wrote none.</param>
public sealed record ModelTotal(
    string Model, long Answers, long Refused, long Calls, long InputTokens, long OutputTokens,
    decimal? Cost, string? Currency, decimal? CostPerAnswer, double? WattHours, double? WattHoursPerAnswer, double? Supported, double? SecondsPerAnswer)
{
    private const double JoulesPerWattHour = 3600;

    /// <summary>One for each model and currency, in the order of their names.</summary>
    public static IReadOnlyList<ModelTotal> Of(IEnumerable<ModelUsageDay> days) =>
    [
        .. days.GroupBy(d => (d.Model, d.Currency)).OrderBy(g => g.Key.Model, StringComparer.Ordinal).ThenBy(g => g.Key.Currency, StringComparer.Ordinal).Select(group =>
        {
            var answers = group.Sum(d => d.Answers);
            var sentences = group.Sum(d => d.Sentences);
            var cost = group.Any(d => d.Cost is not null) ? group.Sum(d => d.Cost ?? 0) : (decimal?)null;
            var hours = group.Any(d => d.Joules is not null) ? group.Sum(d => d.Joules ?? 0) / JoulesPerWattHour : (double?)null;
            return new ModelTotal(
                group.Key.Model, answers, group.Sum(d => d.Refused), group.Sum(d => d.Calls), group.Sum(d => d.InputTokens), group.Sum(d => d.OutputTokens),
                cost, group.Key.Currency, answers > 0 ? cost / answers : null, hours, answers > 0 ? hours / answers : null,
                sentences > 0 ? (double)group.Sum(d => d.Supported) / sentences : null, answers > 0 ? group.Sum(d => d.AnswerMs) / answers / 1000 : null);
        }),
    ];
}
