using RagLlama.Answering.Guards;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What every <see cref="IAcknowledgementStore"/> does.</summary>
public abstract class AcknowledgementStoreConformance : StoreConformance
{
    private const string Subject = "model/large";

    private IAcknowledgementStore Store => Stores.Acknowledgements;

    [Fact]
    public async Task Keeps_who_and_when_and_the_first_time_only()
    {
        var first = new Acknowledgement(Subject, "anna", Stores.Time.GetUtcNow());
        await Store.SaveAsync(first, Cancellation);
        await Store.SaveAsync(first with { At = first.At.AddDays(1) }, Cancellation);

        Assert.Equal(first, await Store.FindAsync(Subject, "anna", Cancellation));
    }

    [Fact]
    public async Task Knows_users_and_subjects_apart()
    {
        await Store.SaveAsync(new Acknowledgement(Subject, "anna", Stores.Time.GetUtcNow()), Cancellation);

        Assert.Null(await Store.FindAsync(Subject, "bert", Cancellation));
        Assert.Null(await Store.FindAsync("model/other", "anna", Cancellation));
        Assert.Empty(await Store.ListAsync("model/other", Cancellation));
    }

    [Fact]
    public async Task Lists_the_oldest_first()
    {
        var now = Stores.Time.GetUtcNow();
        await Store.SaveAsync(new Acknowledgement(Subject, "anna", now), Cancellation);
        await Store.SaveAsync(new Acknowledgement(Subject, "bert", now.AddMinutes(-1)), Cancellation);

        Assert.Equal(["bert", "anna"], (await Store.ListAsync(Subject, Cancellation)).Select(a => a.UserId));
    }
}
