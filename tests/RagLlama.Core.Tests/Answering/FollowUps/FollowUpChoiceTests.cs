using RagLlama.Answering;
using RagLlama.Answering.FollowUps;
using RagLlama.Retrieval;
using Xunit;

namespace RagLlama.Core.Tests.Answering.FollowUps;

/// <summary>Whether a short question goes on or is one of its own is seen from what is found for it.</summary>
public sealed class FollowUpChoiceTests
{
    private const string Leave = "How many days of annual leave may be carried over?";

    private static readonly RetrievedPassage LeaveOfAll = TestPassages.Of("Leave", "Up to five days of annual leave may be carried over to the next year.");
    private static readonly RetrievedPassage LeaveOfPartTime = TestPassages.Of("Leave", "Part-time staff carry over their annual leave days in proportion to their hours.");
    private static readonly RetrievedPassage Hotel = TestPassages.Of("Travel", "The hotel limit is 140 EUR per night.");

    private readonly List<string> _searched = [];

    [Fact]
    public async Task It_goes_on_when_a_passage_speaks_of_both() =>
        Assert.Equal(
            "Part-time staff? (days annual leave carried)",
            await ChooseAsync("Part-time staff?", alone: [LeaveOfPartTime, Hotel], together: [LeaveOfAll, LeaveOfPartTime]));

    [Theory]
    [InlineData("What is the hotel limit?")]
    [InlineData("Hotel limit?")]
    public async Task It_is_one_of_its_own_when_what_it_asks_for_is_said_elsewhere(string question) =>
        Assert.Equal(question, await ChooseAsync(question, alone: [Hotel], together: [LeaveOfAll, Hotel]));

    [Fact]
    public async Task What_nothing_speaks_of_is_not_answered_with_what_was_asked_before() =>
        Assert.Equal("Company car?", await ChooseAsync("Company car?", alone: [Hotel], together: [LeaveOfAll]));

    [Fact]
    public async Task A_passage_with_one_of_its_words_does_not_take_it_from_one_with_all() =>
        Assert.Equal("Hotel limit?", await ChooseAsync("Hotel limit?", alone: [Hotel], together: [TestPassages.Of("Leave", "There is no limit on annual leave days carried over.")]));

    [Fact]
    public async Task Words_far_apart_in_a_passage_do_not_make_it_go_on() =>
        Assert.Equal(
            "Company car?",
            await ChooseAsync(
                "Company car?",
                alone: [TestPassages.Of("Travel", "The company car is refuelled with the card that is kept in it, and it is cleaned by those who have used it.")],
                together: [TestPassages.Of("Leave", "Annual leave days may be carried over when the company asks you to stay. Leave the car park empty on those days.")]));

    [Theory]
    [InlineData("And for part-time staff?")]
    [InlineData("Who approves them?")]
    [InlineData("Why?")]
    public async Task What_is_certain_is_not_searched_for(string question)
    {
        Assert.StartsWith(question + " (", await ChooseAsync(question, alone: [], together: []), StringComparison.Ordinal);
        Assert.Empty(_searched);
    }

    [Fact]
    public async Task Nor_is_a_question_of_its_own()
    {
        const string question = "Who signs purchase orders above 10,000 euros?";

        Assert.Equal(question, await ChooseAsync(question, alone: [], together: []));
        Assert.Empty(_searched);
    }

    private Task<string> ChooseAsync(string question, RetrievedPassage[] alone, RetrievedPassage[] together)
    {
        var choice = new FollowUpChoice((text, _) =>
        {
            _searched.Add(text);
            return Task.FromResult<IReadOnlyList<RetrievedPassage>>(text == question ? alone : together);
        });
        return choice.ChooseAsync(FollowUp.Read(question, [new ConversationTurn(Leave, "…")]), CancellationToken.None);
    }
}
