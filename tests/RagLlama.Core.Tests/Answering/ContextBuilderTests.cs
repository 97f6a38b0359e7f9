using RagLlama.Answering;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

public sealed class ContextBuilderTests
{
    [Fact]
    public void Spends_the_budget_best_first_and_says_what_it_left_out()
    {
        var passages = Enumerable.Range(1, 5).Select(i => TestPassages.Of($"Policy {i}", string.Concat(Enumerable.Repeat("Leave must be approved. ", 20)))).ToList();

        var context = ContextBuilder.Build(passages, 400);

        Assert.Equal([1, 2], context.Sources.Select(s => s.Number));
        Assert.Equal(["Policy 1", "Policy 2"], context.Sources.Select(s => s.Passage.Document.Title));
        Assert.Equal(3, context.LeftOut);
        Assert.InRange(context.Tokens, 1, 400);
    }

    [Fact]
    public void Cuts_a_single_passage_that_is_too_long_at_a_sentence()
    {
        var passage = TestPassages.Of("Policy", string.Concat(Enumerable.Repeat("Leave must be approved. ", 200)));

        var context = ContextBuilder.Build([passage], 300);

        var source = Assert.Single(context.Sources);
        Assert.EndsWith("approved. ", source.Text, StringComparison.Ordinal);
        Assert.InRange(context.Tokens, 200, 300);
    }

    [Fact]
    public void Shows_rows_of_a_split_table_with_their_header()
    {
        var context = ContextBuilder.Build([TestPassages.Of("Per diem", "Rome | 62 EUR", tableHeader: "City | Per diem")], 300);

        Assert.Equal("City | Per diem\nRome | 62 EUR", Assert.Single(context.Sources).Text);
    }
}
