using RagLlama.Answering;
using RagLlama.Documents;
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
        Assert.Equal(receipt.Calls, found.Calls);
        Assert.Equal(receipt.Sources, found.Sources);
        Assert.Equal(receipt.Steps, found.Steps);
        Assert.Equal(receipt with { Chunks = [], Calls = [], Sources = [], Steps = [] }, found with { Chunks = [], Calls = [], Sources = [], Steps = [] });
    }

    [Fact]
    public async Task Adds_up_what_models_did_by_day_and_model()
    {
        var day = DateOnly.FromDateTime(Stores.Time.GetUtcNow().UtcDateTime);
        await Receipts.SaveAsync(Answered("r1", "llama-8b", 1000, 100, 0.0012m), Cancellation);
        await Receipts.SaveAsync(Answered("r2", "llama-8b", 500, 50, null), Cancellation);
        await Receipts.SaveAsync(Answered("r3", "llama-70b", 900, 80, 0.9m) with { Outcome = "ungrounded" }, Cancellation);
        await Receipts.SaveAsync(Answered("r4", "llama-70b", 900, 80, 0.9m) with { CreatedAt = Stores.Time.GetUtcNow().AddDays(2) }, Cancellation);
        await Receipts.SaveAsync(Receipt("r5") with { Calls = [] }, Cancellation);

        var usage = await Receipts.ReadUsageAsync(day, day, Cancellation);

        Assert.Equal(["llama-70b EUR", "llama-8b ", "llama-8b EUR"], usage.Select(u => $"{u.Model} {u.Currency}"));
        var priced = usage[2];
        Assert.Equal((day, 1L, 0L, 2L, 1010L, 102L), (priced.Day, priced.Answers, priced.Refused, priced.Calls, priced.InputTokens, priced.OutputTokens));
        Assert.Equal((0.0012m, 60.5, 3L, 2L, 1250.0), (priced.Cost, priced.Joules, priced.Sentences, priced.Supported, priced.AnswerMs));
        Assert.Equal((null, 1L, 510L), (usage[1].Cost, usage[1].Answers, usage[1].InputTokens));
        Assert.Equal((1L, 1L), (usage[0].Answers, usage[0].Refused));
        Assert.Equal(4, (await Receipts.ReadUsageAsync(day, day.AddDays(2), Cancellation)).Count);
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
        Question = "How many days?",
        QuestionHash = "q",
        Sources = ["hr"],
        Language = "en",
        Context = new ReceiptContext(3000, 812, "estimate", 4, 1, 2),
        Settings = new ReceiptSettings { Passages = 8, Unsupported = UnsupportedPolicy.Strike },
        Calls = [Call("answer", "llama-8b", new AnswerUsage(10, 2, 0.5m, "EUR", 3.5))],
        Chunks = [new ReceiptChunk(CatalogSamples.Chunk("leave.md", 1, 0), "hash-0", new DocumentId(Guid.Empty), 3, LeftOut: true), new ReceiptChunk(CatalogSamples.Chunk("leave.md", 1, 1), "hash-1")],
        Timings = new AnswerTimings(7.125, 9.5, 11),
    };

    /// <summary>Answered by the model after another one, or the same, had completed the follow-up.</summary>
    private AnswerReceipt Answered(string id, string model, long input, long output, decimal? cost) => Receipt(id) with
    {
        Model = model,
        Writer = "chat",
        Sentences = 3,
        Supported = 2,
        Calls =
        [
            Call("condense", model, new AnswerUsage(10, 2, null, cost is null ? null : "EUR", 0.5)),
            Call("answer", model, new AnswerUsage(input, output, cost, cost is null ? null : "EUR", 60)),
        ],
    };

    private static ReceiptCall Call(string prompt, string model, AnswerUsage usage) =>
        new() { Prompt = prompt, Version = "v", Hash = "h", Model = model, WeightsHash = "w", MaxTokens = 600, Usage = usage, Ms = 1250 };
}
