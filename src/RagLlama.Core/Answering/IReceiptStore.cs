namespace RagLlama.Answering;

public interface IReceiptStore
{
    Task SaveAsync(AnswerReceipt receipt, CancellationToken cancellationToken);

    /// <summary>The receipt, if it is of this user's own answer.</summary>
    Task<AnswerReceipt?> FindAsync(string userId, string receiptId, CancellationToken cancellationToken);

    /// <summary>False when the receipt is not the user's.</summary>
    Task<bool> SetFeedbackAsync(string userId, string receiptId, int feedback, CancellationToken cancellationToken);
}
