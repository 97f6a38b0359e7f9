using RagLlama.Answering;

namespace RagLlama.Host.Portal;

/// <summary>One model's measure by day. All charts of a page have the same scale, so that models can be compared by eye.</summary>
/// <param name="Bars">One for each day, also for days without a value.</param>
/// <param name="Most">Largest value of any model and day; at least something.</param>
public sealed record UsageChart(string Model, string? Currency, string Measure, IReadOnlyList<(DateOnly Day, double Value)> Bars, double Most)
{
    private const double JoulesPerWattHour = 3600;

    public static IReadOnlyList<string> Measures { get; } = ["cost", "energy", "tokens", "answers"];

    /// <summary>What is known best: money where there are prices, then energy, then tokens.</summary>
    public static string UsualMeasure(IReadOnlyList<ModelUsageDay> days) =>
        days.Any(d => d.Cost > 0) ? "cost" : days.Any(d => d.Joules > 0) ? "energy" : "tokens";

    public static IReadOnlyList<UsageChart> Of(IReadOnlyList<ModelUsageDay> days, string measure, DateOnly first, DateOnly last)
    {
        var most = days.Select(d => ValueOf(d, measure)).DefaultIfEmpty(0).Max();
        return
        [
            .. days.GroupBy(d => (d.Model, d.Currency)).OrderBy(g => g.Key.Model, StringComparer.Ordinal).ThenBy(g => g.Key.Currency, StringComparer.Ordinal)
                .Select(group =>
                {
                    var values = group.ToDictionary(d => d.Day, d => ValueOf(d, measure));
                    var bars = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day => (day, values.GetValueOrDefault(day)));
                    return new UsageChart(group.Key.Model, group.Key.Currency, measure, [.. bars], most > 0 ? most : 1);
                }),
        ];
    }

    private static double ValueOf(ModelUsageDay day, string measure) => measure switch
    {
        "cost" => (double)(day.Cost ?? 0),
        "energy" => (day.Joules ?? 0) / JoulesPerWattHour,
        "tokens" => day.InputTokens + day.OutputTokens,
        _ => day.Answers,
    };
}
