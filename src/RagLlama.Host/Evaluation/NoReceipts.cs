using RagLlama.Answering;

namespace RagLlama.Host.Evaluation;

/// <summary>A measurement leaves no receipts behind.</summary>
internal sealed class NoReceipts : IReceiptStore
{
    public Task SaveAsync(AnswerReceipt receipt, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<AnswerReceipt?> FindAsync(string userId, string receiptId, CancellationToken cancellationToken) => Task.FromResult<AnswerReceipt?>(null);

    public Task<bool> SetFeedbackAsync(string userId, string receiptId, int feedback, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<IReadOnlyList<ModelUsageDay>> ReadUsageAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ModelUsageDay>>([]);
}
