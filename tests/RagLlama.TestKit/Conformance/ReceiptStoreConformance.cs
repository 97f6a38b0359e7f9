using RagLlama.Answering;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every <see cref="IReceiptStore"/> does.</summary>
public abstract class ReceiptStoreConformance : StoreConformance
{
    private IReceiptStore Receipts => Stores.Receipts;

    [Fact]
    public async Task Keeps_a_receipt_whole()
    {
        var receipt = Receipt("r1");
        await Receipts.SaveAsync(receipt, Cancellation);

        var found = await Receipts.FindAsync("anna", "r1", Cancellation);
        Assert.Equal(receipt.Chunks, found!.Chunks);
        Assert.Equal(receipt with { Chunks = [] }, found with { Chunks = [] });
    }

    [Fact]
    public async Task Knows_no_receipt_of_another_user()
    {
        await Receipts.SaveAsync(Receipt("r1"), Cancellation);

        Assert.Null(await Receipts.FindAsync("bert", "r1", Cancellation));
        Assert.False(await Receipts.SetFeedbackAsync("bert", "r1", 1, Cancellation));
        Assert.Null((await Receipts.FindAsync("anna", "r1", Cancellation))!.Feedback);
    }

    [Fact]
    public async Task Remembers_the_last_feedback()
    {
        await Receipts.SaveAsync(Receipt("r1"), Cancellation);

        Assert.True(await Receipts.SetFeedbackAsync("anna", "r1", 1, Cancellation));
        Assert.True(await Receipts.SetFeedbackAsync("anna", "r1", -1, Cancellation));
        Assert.False(await Receipts.SetFeedbackAsync("anna", "r2", 1, Cancellation));
        Assert.Equal(-1, (await Receipts.FindAsync("anna", "r1", Cancellation))!.Feedback);
    }

    private AnswerReceipt Receipt(string id) => new()
    {
        Id = id,
        UserId = "anna",
        CreatedAt = Stores.Time.GetUtcNow(),
        Outcome = "answered",
        Writer = "quotes",
        Generation = "g1",
        Chunks = [new ReceiptChunk(CatalogSamples.Chunk("leave.md", 1, 0), "hash-0"), new ReceiptChunk(CatalogSamples.Chunk("leave.md", 1, 1), "hash-1")],
        Timings = new AnswerTimings(7.125, 9.5, 11),
    };
}
