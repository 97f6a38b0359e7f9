using System.Data.Common;
using RagLlama.Answering;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Answers;

/// <summary>The sums by day, model and currency.</summary>
internal static class UsageTable
{
    /// <summary>An endpoint names its models; what it says is not allowed to be endless.</summary>
    private const int LongestName = 200;

    private const decimal Billion = 1_000_000_000m;

    private static readonly string[] Sums =
        ["answers", "refused", "calls", "input_tokens", "output_tokens", "priced", "cost", "metered", "energy", "sentences", "supported", "answer_ms"];

    private static readonly string Add =
        $"INSERT INTO model_usage (day, model, currency, {string.Join(", ", Sums)}) VALUES (@day, @model, @currency, {string.Join(", ", Sums.Select(s => "@" + s))}) "
        + $"ON CONFLICT (day, model, currency) DO UPDATE SET {string.Join(", ", Sums.Select(s => $"{s} = model_usage.{s} + excluded.{s}"))}";

    public static async Task AddAsync(CatalogSession session, AnswerReceipt receipt, CancellationToken cancellationToken)
    {
        // In one order everywhere, so that two answers at once do not wait for each other in a circle.
        foreach (var added in ModelUsageDay.Of(receipt).OrderBy(u => u.Model, StringComparer.Ordinal))
        {
            await session.ExecuteAsync(Add, cancellationToken, Parameters(added));
        }
    }

    public static Task<List<ModelUsageDay>> ReadAsync(CatalogSession session, DateOnly from, DateOnly to, CancellationToken cancellationToken) => session.QueryAsync(
        $"SELECT day, model, currency, {string.Join(", ", Sums)} FROM model_usage WHERE day BETWEEN @from AND @to ORDER BY day, model, currency",
        Read,
        cancellationToken,
        ("@from", from.DayNumber),
        ("@to", to.DayNumber));

    private static (string Name, object? Value)[] Parameters(ModelUsageDay added) =>
    [
        ("@day", added.Day.DayNumber),
        ("@model", added.Model.Length > LongestName ? added.Model[..LongestName] : added.Model),
        ("@currency", added.Currency ?? ""),
        ("@answers", added.Answers),
        ("@refused", added.Refused),
        ("@calls", added.Calls),
        ("@input_tokens", added.InputTokens),
        ("@output_tokens", added.OutputTokens),
        ("@priced", added.Cost is null ? 0L : 1L),
        ("@cost", (long)decimal.Clamp((added.Cost ?? 0) * Billion, 0, long.MaxValue / 2)),
        ("@metered", added.Joules is null ? 0L : 1L),
        ("@energy", (long)Math.Clamp((added.Joules ?? 0) * 1000, 0, long.MaxValue / 2)),
        ("@sentences", added.Sentences),
        ("@supported", added.Supported),
        ("@answer_ms", (long)added.AnswerMs),
    ];

    private static ModelUsageDay Read(DbDataReader row) => new()
    {
        Day = DateOnly.FromDayNumber(row.GetInt32(0)),
        Model = row.GetString(1),
        Currency = row.GetString(2) is { Length: > 0 } currency ? currency : null,
        Answers = row.GetInt64(3),
        Refused = row.GetInt64(4),
        Calls = row.GetInt64(5),
        InputTokens = row.GetInt64(6),
        OutputTokens = row.GetInt64(7),
        Cost = row.GetInt64(8) > 0 ? row.GetInt64(9) / Billion : null,
        Joules = row.GetInt64(10) > 0 ? row.GetInt64(11) / 1000.0 : null,
        Sentences = row.GetInt64(12),
        Supported = row.GetInt64(13),
        AnswerMs = row.GetInt64(14),
    };
}
