using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RagLlama.Answering;
using RagLlama.Storage.Catalog.Database;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Answers;

internal sealed class ReceiptStore(CatalogDatabase database) : IReceiptStore
{
    public Task SaveAsync(AnswerReceipt receipt, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            context.Receipts.Add(new ReceiptRow
            {
                Id = receipt.Id,
                UserId = receipt.UserId,
                CreatedAt = receipt.CreatedAt.UtcTicks,
                Body = JsonSerializer.Serialize(receipt with { Feedback = null }, CatalogJson.Default.AnswerReceipt),
                Feedback = receipt.Feedback,
            });
            await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    public Task<AnswerReceipt?> FindAsync(string userId, string receiptId, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var context = session.CreateContext();
            var row = await context.Receipts.SingleOrDefaultAsync(r => r.Id == receiptId && r.UserId == userId, cancellationToken);
            return row is null ? null : JsonSerializer.Deserialize(row.Body, CatalogJson.Default.AnswerReceipt)! with { Feedback = row.Feedback };
        },
        cancellationToken);

    public async Task<bool> SetFeedbackAsync(string userId, string receiptId, int feedback, CancellationToken cancellationToken)
    {
        var changed = await database.WriteAsync(
            async session =>
            {
                await using var context = session.CreateContext();
                return await context.Receipts.Where(r => r.Id == receiptId && r.UserId == userId)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Feedback, feedback), cancellationToken);
            },
            cancellationToken);
        return changed == 1;
    }
}
