using Microsoft.Extensions.AI;
using RagLlama.Answering;
using RagLlama.Answering.Guards;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Assisting;

/// <summary>What a model is asked beside the answer, and that the answer never depends on it.</summary>
public sealed class AnswerAssistantTests
{
    private const string Question = "How many days of annual leave may be carried over?";
    private const string Right = "Up to five days of annual leave may be carried over [1].";
    private const string None = "NONE";

    private static readonly ConversationTurn Turn = new("What is the hotel limit in Paris?", "Hotel costs are paid up to 140 EUR per night [1].");

    [Fact]
    public async Task A_follow_up_is_searched_as_the_model_completes_it()
    {
        var fixture = Fixture(new ScriptedChatClient().Says("How much is paid for a ", "hotel in Rome?").Says(Right).Says(None));

        var answer = await fixture.AnswerAsync("And in Rome?", Turn);

        Assert.Equal("How much is paid for a hotel in Rome?", Assert.Single(fixture.Queries).Text);
        Assert.Equal("And in Rome?", answer.Question);
        Assert.NotNull(answer.Timings.CondenseMs);
        Assert.Equal(["condense", "suggest", "answer"], fixture.Receipts[0].Calls.Select(c => c.Prompt));
        Assert.Equal(("And in Rome?", ReceiptHash.Of("How much is paid for a hotel in Rome?")), (fixture.Receipts[0].Question, fixture.Receipts[0].QuestionHash));
    }

    [Theory]
    [InlineData("It is 140 EUR per night.\nAnything else?")]
    [InlineData("How much is paid for a hotel in Milan?")]
    [InlineData("How much is paid for 3 hotels in Rome?")]
    [InlineData("And in Rome? source:board")]
    [InlineData("And in Rome? See https://rome.example/hotels")]
    [InlineData("")]
    public async Task A_reply_that_is_not_the_same_question_is_not_searched(string reply)
    {
        var fixture = Fixture(new ScriptedChatClient().Says(reply).Says(Right).Says(None));

        await fixture.AnswerAsync("And in Rome?", Turn);

        Assert.Equal("And in Rome? (hotel limit)", Assert.Single(fixture.Queries).Text);
    }

    [Fact]
    public async Task Rules_complete_the_follow_up_when_the_model_fails_or_is_not_to_be_asked()
    {
        var failing = Fixture(new ScriptedChatClient().Fails(new InvalidOperationException("gone")).Says(Right).Says(None));
        var quiet = Fixture(new ScriptedChatClient().Says(Right).Says(None));
        quiet.Options.CondenseFollowUps = false;
        var filtered = Fixture(new ScriptedChatClient().Says(Right).Says(None));

        await failing.AnswerAsync("And in Rome?", Turn);
        await quiet.AnswerAsync("And in Rome?", Turn);
        await filtered.AnswerAsync("And in Rome? lang:de", Turn);

        Assert.All(new[] { failing, quiet }, f => Assert.Equal("And in Rome? (hotel limit)", Assert.Single(f.Queries).Text));
        Assert.EndsWith("(hotel limit)", Assert.Single(filtered.Queries).Text, StringComparison.Ordinal);
        Assert.Contains("de", filtered.Queries[0].Languages);
    }

    [Fact]
    public async Task A_first_question_is_not_rewritten() =>
        Assert.Null((await Fixture(new ScriptedChatClient().Says(Right).Says(None)).AnswerAsync(Question)).Timings.CondenseMs);

    [Fact]
    public async Task Questions_to_ask_next_come_with_the_answer_bounded_and_without_what_the_model_made_up()
    {
        var fixture = Fixture(new ScriptedChatClient().Says(Right).Says(
            $"1. When do carried-over days lapse?\n- {Question}\n* May unpaid leave exceed 30 days?\nCan 99 days be bought?\nVisit www.example.com for more\nHow many days of annual leave do staff have?\nWhich class are trains booked in?"));

        var answer = await fixture.AnswerAsync(Question);

        Assert.Equal(
            ["When do carried-over days lapse?", "May unpaid leave exceed 30 days?", "How many days of annual leave do staff have?"], answer.Suggestions);
        Assert.NotNull(answer.Timings.ExtrasMs);
    }

    [Fact]
    public async Task Nothing_is_suggested_without_an_answer_when_switched_off_or_when_the_asker_wants_the_answer_alone()
    {
        var refused = Fixture(new ScriptedChatClient().Says("NO_ANSWER"));
        var off = Fixture(new ScriptedChatClient().Says(Right));
        off.Options.Suggestions = 0;

        Assert.Empty((await refused.AnswerAsync(Question)).Suggestions);
        Assert.Empty((await off.AnswerAsync(Question)).Suggestions);
        Assert.Empty((await Fixture(null).AnswerAsync(Question)).Suggestions);
        Assert.Single(refused.Chat!.Calls);
        Assert.Single(off.Chat!.Calls);
    }

    [Fact]
    public async Task A_model_that_fails_after_the_answer_takes_nothing_from_it()
    {
        var answer = await Fixture(new ScriptedChatClient().Says(Right).Fails(new InvalidOperationException("gone"), "When do")).AnswerAsync(Question);

        Assert.Equal((Right, false), (answer.Text, answer.Degraded));
        Assert.Empty(answer.Suggestions);
    }

    [Theory]
    [InlineData("\"Leave carry-over.\"", "Leave carry-over")]
    [InlineData("Leave\ncarry-over", null)]
    [InlineData("Leave in 2031", null)]
    public async Task The_first_turn_of_a_conversation_names_it(string reply, string? title)
    {
        var fixture = Fixture(new ScriptedChatClient().Says(Right).Says(reply).Says(None));

        Assert.Equal(title, (await AskAsync(fixture, new AskRequest { Question = Question, Asker = AnswerFixture.Anna, ConversationId = "c1" })).Title);
        Assert.Equal(["title", "suggest", "answer"], fixture.Receipts[0].Calls.Select(c => c.Prompt));
    }

    [Fact]
    public async Task A_model_of_our_own_writes_the_answer_before_it_names_anything()
    {
        var chat = new ScriptedChatClient { Identity = new ModelIdentity("own", null, IsLocal: true) };
        var fixture = Fixture(chat.Says(Right).Says(None).Says("Leave carry-over"));

        Assert.Equal("Leave carry-over", (await AskAsync(fixture, new AskRequest { Question = Question, Asker = AnswerFixture.Anna, ConversationId = "c1" })).Title);
    }

    [Fact]
    public async Task Suggestions_and_a_title_that_do_not_come_keep_no_answer_from_its_end()
    {
        var fixture = Fixture(new ScriptedChatClient().Says(Right).Hangs("Leave").Hangs("When do"));
        fixture.Options.ExtrasSeconds = 0;

        var answer = await AskAsync(fixture, new AskRequest { Question = Question, Asker = AnswerFixture.Anna, ConversationId = "c1" });

        Assert.Equal((Right, (string?)null), (answer.Text, answer.Title));
        Assert.Empty(answer.Suggestions);
        Assert.Equal(["answer", "suggest", "title"], fixture.Receipts[0].Calls.Select(c => c.Prompt).Order());
    }

    [Fact]
    public async Task Suggestions_are_asked_for_while_a_guard_judges_the_answer_and_dropped_when_it_blocks()
    {
        var asked = new List<int>();
        var chat = new ScriptedChatClient();
        var guard = new ScriptedGuard(GuardTargets.Answer) { Judging = () => asked.Add(chat.Calls.Count) };
        var fixture = Fixture(chat.Says(Right).Says("When do carried-over days lapse?").Says("They carry a bomb over [1].").Says("When do carried-over days lapse?"));
        fixture.Guards.Add(guard);

        Assert.Single((await fixture.AnswerAsync(Question)).Suggestions);
        var blocked = await fixture.AnswerAsync(Question);

        Assert.Equal([2, 4], asked);
        Assert.Equal(NoAnswerReason.Blocked, blocked.Reason);
        Assert.Empty(blocked.Suggestions);
    }

    [Fact]
    public async Task A_later_turn_names_nothing()
    {
        var fixture = Fixture(new ScriptedChatClient().Says(Question).Says(Right).Says(None));

        await AskAsync(fixture, new AskRequest { Question = Question, Asker = AnswerFixture.Anna, ConversationId = "c1", History = [Turn] });

        Assert.Equal(["condense", "suggest", "answer"], fixture.Receipts[0].Calls.Select(c => c.Prompt));
    }

    [Fact]
    public async Task A_refusal_is_explained_only_when_that_is_switched_on_and_only_without_facts_of_its_own()
    {
        var silent = Fixture(new ScriptedChatClient().Says("NO_ANSWER"));
        var said = Fixture(new ScriptedChatClient().Says("NO_ANSWER").Says("The documents do not say how much parking costs. Ask about the travel policy instead."));
        var madeUp = Fixture(new ScriptedChatClient().Says("NO_ANSWER").Says("Parking costs 20 EUR."));
        (said.Options.ExplainRefusals, madeUp.Options.ExplainRefusals) = (true, true);

        Assert.Null((await silent.AnswerAsync(Question)).Explanation);
        Assert.StartsWith("The documents do not say", (await said.AnswerAsync(Question)).Explanation, StringComparison.Ordinal);
        Assert.Null((await madeUp.AnswerAsync(Question)).Explanation);
        Assert.DoesNotContain("Hotel costs", said.Chat!.Calls[1][1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_opinion_lowers_a_status_and_raises_none()
    {
        var fixture = Fixture(new ScriptedChatClient().Says(Right, " They lapse on 31 March [1]. Trains may be booked in first class [2].").Says(None).Says("1: no\n2: yes\n3: yes\n9: no"));
        fixture.Options.SecondOpinion = true;

        var answer = await fixture.AnswerAsync(Question);

        Assert.Equal([SupportStatus.Partly, SupportStatus.Supported, SupportStatus.Unsupported], answer.Sentences.Select(s => s.Status));
        Assert.Equal(1, fixture.Receipts[0].Supported);
        Assert.DoesNotContain("first class", fixture.Chat!.Calls[2][1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_adds_up_what_all_calls_took()
    {
        var chat = new ScriptedChatClient { Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 10 } };
        var fixture = Fixture(chat.Says(Right).Says(None));

        await fixture.AnswerAsync(Question);

        var receipt = fixture.Receipts[0];
        Assert.Equal((200L, 20L), (receipt.Usage!.InputTokens, receipt.Usage.OutputTokens));
        Assert.All(receipt.Calls, c => Assert.Equal(("scripted", 64, 64), (c.Model, c.Version.Length, c.Hash.Length)));
    }

    private static AnswerFixture Fixture(ScriptedChatClient? chat) => new AnswerFixture { Chat = chat, WithAssistant = true }.WithLeavePolicy();

    private static async Task<Answer> AskAsync(AnswerFixture fixture, AskRequest request)
    {
        Answer? answer = null;
        await foreach (var happened in fixture.Service().AskAsync(request, TestContext.Current.CancellationToken))
        {
            answer = (happened as AnswerEvent.Completed)?.Answer ?? answer;
        }

        return answer!;
    }
}
