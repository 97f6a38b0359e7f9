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
}
