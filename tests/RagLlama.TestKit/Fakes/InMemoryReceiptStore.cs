using System.Collections.Concurrent;
using RagLlama.Answering;

namespace RagLlama.TestKit.Fakes;

public sealed class InMemoryReceiptStore : IReceiptStore
{
    private readonly ConcurrentDictionary<string, AnswerReceipt> _receipts = new();

    /// <summary>Everything saved, for assertions.</summary>
    public IEnumerable<AnswerReceipt> All => _receipts.Values;

    public Task SaveAsync(AnswerReceipt receipt, CancellationToken cancellationToken)
    {
        _receipts[receipt.Id] = receipt;
        return Task.CompletedTask;
    }

    public Task<AnswerReceipt?> FindAsync(string userId, string receiptId, CancellationToken cancellationToken) =>
        Task.FromResult(_receipts.TryGetValue(receiptId, out var receipt) && receipt.UserId == userId ? receipt : null);

    public async Task<bool> SetFeedbackAsync(string userId, string receiptId, int feedback, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, receiptId, cancellationToken) is not { } receipt)
        {
            return false;
        }

        _receipts[receiptId] = receipt with { Feedback = feedback };
        return true;
    }

    public Task<IReadOnlyList<ModelUsageDay>> ReadUsageAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ModelUsageDay>>(
        [
            .. _receipts.Values.SelectMany(ModelUsageDay.Of).Where(u => u.Day >= from && u.Day <= to)
                .GroupBy(u => (u.Day, u.Model, u.Currency))
                .Select(group => group.Aggregate(Sum))
                .OrderBy(u => u.Day).ThenBy(u => u.Model, StringComparer.Ordinal).ThenBy(u => u.Currency ?? "", StringComparer.Ordinal),
        ]);

    private static ModelUsageDay Sum(ModelUsageDay left, ModelUsageDay right) => left with
    {
        Answers = left.Answers + right.Answers,
        Refused = left.Refused + right.Refused,
        Calls = left.Calls + right.Calls,
        InputTokens = left.InputTokens + right.InputTokens,
        OutputTokens = left.OutputTokens + right.OutputTokens,
        Cost = left.Cost is null && right.Cost is null ? null : (left.Cost ?? 0) + (right.Cost ?? 0),
        Joules = left.Joules is null && right.Joules is null ? null : (left.Joules ?? 0) + (right.Joules ?? 0),
        Sentences = left.Sentences + right.Sentences,
        Supported = left.Supported + right.Supported,
        AnswerMs = left.AnswerMs + right.AnswerMs,
    };
}
