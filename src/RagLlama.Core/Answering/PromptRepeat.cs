namespace RagLlama.Answering;

/// <summary>What a prompt had that differs from request to request, so that the same one can be made again: for replays.</summary>
/// <param name="Fences">Code words by the name of the prompt.</param>
/// <param name="At">When it was: chat templates tell the model the day.</param>
public sealed record PromptRepeat(IReadOnlyDictionary<string, string> Fences, DateTimeOffset At)
{
    public static PromptRepeat Of(AnswerReceipt receipt) => new(
        receipt.Calls.Where(c => c.Fence is not null).GroupBy(c => c.Prompt, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Fence!, StringComparer.Ordinal),
        receipt.CreatedAt);

    public string? FenceOf(string prompt) => Fences.GetValueOrDefault(prompt);
}
