namespace RagLlama.Answering;

/// <summary>What one model did on one day (UTC), added up over its answers and the small requests beside them.</summary>
public sealed record ModelUsageDay
{
    public required DateOnly Day { get; init; }

    public required string Model { get; init; }

    /// <summary>Answers it wrote, and questions it was asked and did not answer.</summary>
    public long Answers { get; init; }

    /// <summary>Of them, those that ended without an answer.</summary>
    public long Refused { get; init; }

    /// <summary>Calls in all, the small ones included.</summary>
    public long Calls { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>Null when no price is configured.</summary>
    public decimal? Cost { get; init; }

    public string? Currency { get; init; }

    /// <summary>Estimated energy; null when nothing is configured to estimate it by.</summary>
    public double? Joules { get; init; }

    /// <summary>Sentences of its answers, and how many of them their sources bear out in full.</summary>
    public long Sentences { get; init; }

    public long Supported { get; init; }

    /// <summary>Time of its calls for answers, in milliseconds.</summary>
    public double AnswerMs { get; init; }

    /// <summary>What a receipt adds, one for each model it names.</summary>
    public static IReadOnlyList<ModelUsageDay> Of(AnswerReceipt receipt) =>
    [
        .. receipt.Calls.Where(c => c.Model is not null).GroupBy(c => c.Model!, StringComparer.Ordinal).Select(calls =>
        {
            var usage = AnswerUsage.Sum(calls.Select(c => c.Usage));
            var wrote = calls.Where(c => c.Prompt == AnswerPrompt).ToList();
            var isWriter = wrote.Count > 0 && receipt.Model == calls.Key;
            return new ModelUsageDay
            {
                Day = DateOnly.FromDateTime(receipt.CreatedAt.UtcDateTime),
                Model = calls.Key,
                Answers = isWriter ? 1 : 0,
                Refused = isWriter && receipt.Outcome != "answered" ? 1 : 0,
                Calls = calls.Count(),
                InputTokens = usage?.InputTokens ?? 0,
                OutputTokens = usage?.OutputTokens ?? 0,
                Cost = usage?.Cost,
                Currency = usage?.Currency,
                Joules = usage?.Joules,
                Sentences = isWriter ? receipt.Sentences : 0,
                Supported = isWriter ? receipt.Supported : 0,
                AnswerMs = isWriter ? wrote.Sum(c => c.Ms) : 0,
            };
        }),
    ];

    private const string AnswerPrompt = "answer";
}
