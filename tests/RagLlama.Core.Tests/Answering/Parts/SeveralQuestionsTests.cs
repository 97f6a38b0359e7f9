using RagLlama.Answering;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Parts;

public sealed class SeveralQuestionsTests
{
    private const string Question = "How many days of annual leave may be carried over, and up to what price are hotel costs paid?";

    [Fact]
    public async Task Quotes_a_sentence_for_each_thing_that_is_asked()
    {
        var answer = await Fixture().AnswerAsync(Question);

        Assert.Equal(
            ["Up to five days of annual leave may be carried over to the next year.", "Hotel costs are paid up to 140 EUR per night."],
            answer.Sentences.Select(s => s.Text));
        Assert.Equal([(1, "Leave policy"), (2, "Travel policy")], answer.Citations.Where(c => !c.SeeAlso).Select(c => (c.Number, c.Title)));
    }

    [Fact]
    public async Task Searches_for_each_part_and_for_the_whole()
    {
        var fixture = Fixture();

        await fixture.AnswerAsync(Question);

        Assert.Equal(
            [Question, "How many days of annual leave may be carried over", "up to what price are hotel costs paid?"],
            fixture.Queries.Select(q => q.Text));
        Assert.All(fixture.Queries, q => Assert.Equal(fixture.Options.Passages, q.Limit));
    }

    [Fact]
    public async Task Answers_the_one_part_that_the_documents_answer()
    {
        var answer = await Fixture().AnswerAsync("How many days of annual leave may be carried over, and who invented the telephone in Boston?");

        Assert.Null(answer.Reason);
        Assert.StartsWith("Up to five days of annual leave may be carried over to the next year. [1]", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hotel", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_when_no_part_is_answered()
    {
        var answer = await Fixture().AnswerAsync("Who invented the telephone in Boston, and which river flows through Vienna?");

        Assert.Equal(NoAnswerReason.NothingRelevant, answer.Reason);
    }

    [Fact]
    public async Task Gives_a_model_each_passage_once()
    {
        var fixture = Fixture();
        fixture.Chat = new ScriptedChatClient().Says("Up to five days of annual leave may be carried over to the next year [1].");

        await fixture.AnswerAsync(Question);

        var prompt = string.Join('\n', fixture.Chat.Calls[0].Select(m => m.Text));
        Assert.Equal(2, prompt.Split("Hotel costs are paid").Length);
        Assert.Equal(2, prompt.Split("may be carried over to the next year.").Length);
    }

    private static AnswerFixture Fixture() => new AnswerFixture().WithLeavePolicy();
}
