using System.Text.Json;
using RagLlama.Answering;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Answers;

/// <summary>Receipts as JSON; the feedback stands beside it, because it is the one part that changes.</summary>
internal sealed class ReceiptStore(CatalogDatabase database) : IReceiptStore
{
    public Task SaveAsync(AnswerReceipt receipt, CancellationToken cancellationToken) => database.WriteAsync(
        async s =>
        {
            await s.ExecuteAsync(
                "INSERT INTO receipt (id, user_id, created_at, body, feedback) VALUES (@id, @user, @created, @body, @feedback)",
                cancellationToken,
                ("@id", receipt.Id),
                ("@user", receipt.UserId),
                ("@created", receipt.CreatedAt.UtcTicks),
                ("@body", JsonSerializer.Serialize(receipt with { Feedback = null }, CatalogJson.Default.AnswerReceipt)),
                ("@feedback", receipt.Feedback));
            await UsageTable.AddAsync(s, receipt, cancellationToken);
        },
        cancellationToken);

    public async Task<AnswerReceipt?> FindAsync(string userId, string receiptId, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync(
            s => s.QueryAsync(
                "SELECT body, feedback FROM receipt WHERE id = @id AND user_id = @user",
                r => JsonSerializer.Deserialize(r.GetString(0), CatalogJson.Default.AnswerReceipt)! with { Feedback = r.Number(1) },
                cancellationToken,
                ("@id", receiptId),
                ("@user", userId)),
            cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<bool> SetFeedbackAsync(string userId, string receiptId, int feedback, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            s => s.ExecuteAsync(
                "UPDATE receipt SET feedback = @feedback WHERE id = @id AND user_id = @user",
                cancellationToken,
                ("@feedback", feedback),
                ("@id", receiptId),
                ("@user", userId)),
            cancellationToken) == 1;

    public async Task<IReadOnlyList<ModelUsageDay>> ReadUsageAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await database.ReadAsync(s => UsageTable.ReadAsync(s, from, to, cancellationToken), cancellationToken);
}
