using RagLlama.Answering;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class ContextBuilderTests
{
    private static readonly EstimatedTokens Counter = new();

    [Fact]
    public async Task Spends_the_budget_best_first_and_says_what_it_left_out()
    {
        var passages = Enumerable.Range(1, 5).Select(i => TestPassages.Of($"Policy {i}", string.Concat(Enumerable.Repeat("Leave must be approved. ", 20)))).ToList();

        var context = await ContextBuilder.BuildAsync(passages, 400, Counter, TestContext.Current.CancellationToken);

        Assert.Equal([1, 2], context.Sources.Select(s => s.Number));
        Assert.Equal(["Policy 1", "Policy 2"], context.Sources.Select(s => s.Passage.Document.Title));
        Assert.Equal(["Policy 3", "Policy 4", "Policy 5"], context.Report.LeftOut.Select(p => p.Document.Title));
        Assert.Equal((400, "estimate", 2, 0), (context.Report.Budget, context.Report.Counter, context.Report.Shown, context.Report.Shortened.Count));
        Assert.InRange(context.Report.Tokens, 1, 400);
    }

    [Fact]
    public async Task Cuts_a_single_passage_that_is_too_long_at_a_sentence()
    {
        var passage = TestPassages.Of("Policy", string.Concat(Enumerable.Repeat("Leave must be approved. ", 200)));

        var context = await ContextBuilder.BuildAsync([passage], 300, Counter, TestContext.Current.CancellationToken);

        var source = Assert.Single(context.Sources);
        Assert.EndsWith("approved. ", source.Text, StringComparison.Ordinal);
        Assert.InRange(context.Report.Tokens, 200, 300);
    }

    [Fact]
    public async Task Shows_rows_of_a_split_table_with_their_header()
    {
        var context = await ContextBuilder.BuildAsync([TestPassages.Of("Per diem", "Rome | 62 EUR", tableHeader: "City | Per diem")], 300, Counter, TestContext.Current.CancellationToken);

        Assert.Equal("City | Per diem\nRome | 62 EUR", Assert.Single(context.Sources).Text);
    }
}
