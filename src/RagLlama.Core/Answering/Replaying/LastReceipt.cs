namespace RagLlama.Answering.Replaying;

/// <summary>Holds the receipt of a replay, which is stored nowhere.</summary>
internal sealed class LastReceipt : IReceiptStore
{
    public AnswerReceipt? Receipt { get; private set; }

    public Task SaveAsync(AnswerReceipt receipt, CancellationToken cancellationToken)
    {
        Receipt = receipt;
        return Task.CompletedTask;
    }

    public Task<AnswerReceipt?> FindAsync(string userId, string receiptId, CancellationToken cancellationToken) => Task.FromResult<AnswerReceipt?>(null);

    public Task<bool> SetFeedbackAsync(string userId, string receiptId, int feedback, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<IReadOnlyList<ModelUsageDay>> ReadUsageAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ModelUsageDay>>([]);
}
