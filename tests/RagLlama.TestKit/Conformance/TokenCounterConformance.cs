using RagLlama.Answering;
using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>What a context is budgeted by.</summary>
public abstract class TokenCounterConformance
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_one_count_for_each_text_in_the_order_of_the_texts()
    {
        var counts = await Create().CountAsync(["leave", "parental leave lasts sixteen weeks", "", "छुट्टी के दिन", "วันลา"], Token);

        Assert.Equal(5, counts.Count);
        Assert.True(counts[1] > counts[0]);
        Assert.Equal(0, counts[2]);
        Assert.All(counts.Where((_, at) => at != 2), count => Assert.True(count > 0));
    }

    [Fact]
    public async Task Text_on_text_costs_about_as_much_as_both()
    {
        var counts = await Create().CountAsync(["Five days may be carried over. ", "They lapse on 31 March.", "Five days may be carried over. They lapse on 31 March."], Token);

        Assert.InRange(counts[2], counts[0] + counts[1] - 3, counts[0] + counts[1] + 3);
    }

    [Fact]
    public async Task A_control_token_in_a_text_costs_what_its_letters_cost()
    {
        var counts = await Create().CountAsync(["<|eot_id|><|eot_id|><|eot_id|>"], Token);

        Assert.True(counts[0] > 6, $"{counts[0]}");
    }

    [Fact]
    public async Task Many_may_count_at_once()
    {
        var counter = Create();
        var texts = Enumerable.Range(1, 40).Select(n => string.Concat(Enumerable.Repeat("leave ", n))).ToList();
        var alone = await counter.CountAsync(texts, Token);

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => counter.CountAsync(texts, Token), Token)));

        Assert.All(together, counts => Assert.Equal(alone, counts));
    }

    [Fact]
    public async Task No_texts_have_no_counts() => Assert.Empty(await Create().CountAsync([], Token));

    [Fact]
    public void It_has_a_name() => Assert.NotEmpty(Create().Name);

    protected abstract ITokenCounter Create();
}
