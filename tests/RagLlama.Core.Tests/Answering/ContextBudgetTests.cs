using RagLlama.Answering;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

/// <summary>A model's context is spent in its own tokens, and what did not fit is told.</summary>
public sealed class ContextBudgetTests
{
    private const string Question = "How many days of annual leave may be carried over?";

    [Fact]
    public async Task The_models_own_counter_decides_what_fits_and_the_answer_and_its_receipt_say_what_was_left_out()
    {
        var fixture = Fixture(new WordCounter(null));
        fixture.Options.ContextTokens = 200;

        // A hundred tokens for every passage: two of three fit.
        fixture.Passages.Add(TestPassages.Of("Canteen", "The canteen opens at 11:00.", score: 0.1));
        var answer = await fixture.AnswerAsync(Question);

        Assert.Equal((200, 200, "words", 2), (answer.Context!.Budget, answer.Context.Tokens, answer.Context.Counter, answer.Context.Shown));
        Assert.Equal(["Canteen"], answer.Context.LeftOut.Select(p => p.Document.Title));
        var receipt = Assert.Single(fixture.Receipts);
        Assert.Equal(new ReceiptContext(200, 200, "words", 2, 0, 1), receipt.Context);
        Assert.Equal([false, false, true], receipt.Chunks.Select(c => c.LeftOut));
        Assert.DoesNotContain("canteen", fixture.Chat!.Calls[0][1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_models_context_less_the_rest_of_the_prompt_and_the_reply_bounds_the_budget()
    {
        var fixture = Fixture(new WordCounter(1000));

        var answer = await fixture.AnswerAsync(Question);

        // 1000 less two messages of 100 each, the frame of the template, and the 600 tokens of a reply.
        Assert.Equal(1000 - 200 - 64 - 600, answer.Context!.Budget);
        Assert.Equal(1, answer.Context.Shown);
    }

    [Fact]
    public async Task A_counter_that_fails_is_replaced_by_the_estimate()
    {
        var answer = await Fixture(new WordCounter(null) { Fails = true }).AnswerAsync(Question);

        Assert.Null(answer.Reason);
        Assert.Equal(("estimate", 3000, 2), (answer.Context!.Counter, answer.Context.Budget, answer.Context.Shown));
    }

    [Fact]
    public async Task Quotes_have_no_context_to_fill() => Assert.Null((await new AnswerFixture().WithLeavePolicy().AnswerAsync(Question)).Context);

    private static AnswerFixture Fixture(ITokenCounter counter) => new AnswerFixture
    {
        Chat = new ScriptedChatClient { Counter = counter }.Says("Up to five days of annual leave may be carried over [1]."),
    }.WithLeavePolicy();

    /// <summary>Counts a hundred for whatever text.</summary>
    private sealed class WordCounter(int? length) : ITokenCounter
    {
        public bool Fails { get; init; }

        public string Name => "words";

        public int? ContextLength => length;

        public Task<IReadOnlyList<int>> CountAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
            Fails ? throw new InvalidOperationException("gone") : Task.FromResult<IReadOnlyList<int>>([.. texts.Select(_ => 100)]);
    }
}
