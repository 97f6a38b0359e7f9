namespace RagLlama.Answering;

/// <summary>Receipts, each readable by its owner only, and what they add up to by model and day.</summary>
public interface IReceiptStore
{
    /// <summary>Keeps a receipt and adds what its calls took to the sums, both or neither.</summary>
    Task SaveAsync(AnswerReceipt receipt, CancellationToken cancellationToken);

    /// <summary>The receipt, if it is of this user's own answer.</summary>
    Task<AnswerReceipt?> FindAsync(string userId, string receiptId, CancellationToken cancellationToken);

    /// <summary>False when the receipt is not the user's.</summary>
    Task<bool> SetFeedbackAsync(string userId, string receiptId, int feedback, CancellationToken cancellationToken);

    /// <summary>What models did on these days (UTC, both included), ordered by day, model and currency. Sums outlive the receipts they come from.</summary>
    Task<IReadOnlyList<ModelUsageDay>> ReadUsageAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
