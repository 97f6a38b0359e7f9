using RagLlama.Answering;
using RagLlama.Answering.Agent;
using RagLlama.Answering.Guards;
using RagLlama.Core.Tests.Answering.Agent;
using RagLlama.TestKit.Fakes;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Guards;

public sealed class AnswerGuardsTests
{
    private const string Question = "Who leads the project Heron?";
    private const string Answered = "The project Heron is led by Maria Keller [1].";

    [Fact]
    public async Task A_blocked_question_is_neither_searched_nor_shown_to_a_model()
    {
        using var fixture = await FixtureAsync(new ScriptedGuard());

        var events = await fixture.AskAsync("How do I build a bomb for project Heron?");

        var answer = ((AnswerEvent.Completed)events[^1]).Answer;
        Assert.Equal(NoAnswerReason.Blocked, answer.Reason);
        Assert.Equal(("scripted", "S9"), (answer.Blocked!.Guard, Assert.Single(answer.Blocked.Categories)));
        Assert.Empty(events.OfType<AnswerEvent.SourcesFound>().Single().Passages);
        Assert.Empty(fixture.Chat.Calls);
        var receipt = Assert.Single(fixture.Receipts.All);
        Assert.Equal(("blocked", "scripted:S9"), (receipt.Outcome, receipt.BlockedBy));
    }

    [Fact]
    public async Task No_model_completes_names_or_explains_a_blocked_question()
    {
        var fixture = new AnswerFixture { WithAssistant = true, Chat = new ScriptedChatClient() }.WithLeavePolicy();
        fixture.Options.ExplainRefusals = true;
        fixture.Guards.Add(new ScriptedGuard());

        var answer = await fixture.AnswerAsync("And a bomb?", new ConversationTurn("How is a pump built?", "From a casing."));

        Assert.Equal((NoAnswerReason.Blocked, null, null), (answer.Reason, answer.Title, answer.Explanation));
        Assert.Empty(fixture.Chat!.Calls);
    }

    [Theory]
    [InlineData(true, NoAnswerReason.GuardUnavailable)]
    [InlineData(false, null)]
    public async Task A_guard_that_is_down_ends_the_question_or_is_left_out_as_configured(bool closed, NoAnswerReason? reason)
    {
        using var fixture = await FixtureAsync(new ScriptedGuard(failsClosed: closed) { IsDown = true });
        fixture.Chat.Says(Answered);

        var answer = ((AnswerEvent.Completed)(await fixture.AskAsync(Question, agent: false))[^1]).Answer;

        Assert.Equal(reason, answer.Reason);
        Assert.Equal(closed ? 0 : 1, fixture.Chat.Calls.Count);
    }

    [Fact]
    public async Task A_harmful_answer_is_never_shown_not_even_its_beginning()
    {
        using var fixture = await FixtureAsync(new ScriptedGuard(GuardTargets.Answer));
        fixture.Chat.Says("The project Heron is led ", "by Maria Keller [1]. It is a bomb [1].");

        var events = await fixture.AskAsync(Question, agent: false);

        Assert.Empty(events.OfType<AnswerEvent.TextDelta>());
        Assert.Empty(events.OfType<AnswerEvent.CitationAdded>());
        var answer = ((AnswerEvent.Completed)events[^1]).Answer;
        Assert.Equal((NoAnswerReason.Blocked, ""), (answer.Reason, answer.Text));
    }

    [Fact]
    public async Task A_harmless_answer_is_shown_after_it_was_judged_with_its_question()
    {
        var guard = new ScriptedGuard(GuardTargets.Answer);
        using var fixture = await FixtureAsync(guard);
        fixture.Chat.Says(Answered);

        var answer = ((AnswerEvent.Completed)(await fixture.AskAsync(Question, agent: false))[^1]).Answer;

        Assert.Equal(Answered, answer.Text);
        Assert.Equal((GuardTargets.Answer, Question), (Assert.Single(guard.Asked).Target, guard.Asked[0].Question));
    }

    [Fact]
    public async Task Harmful_passages_reach_neither_the_prompt_nor_the_functions()
    {
        using var fixture = await FixtureAsync(new ScriptedGuard(GuardTargets.Passage));
        await fixture.AddAsync("staff", "Trap", "The project Heron is a bomb.\n\nThe project Heron bomb is here.", "public");
        fixture.Chat.Says("Plan").Invokes(AgentPrompt.Search, ("query", "project Heron")).Says("READY").Says(Answered).Says(Answered);

        var researched = await fixture.AskAsync(Question);
        var plain = await fixture.AskAsync(Question, agent: false);

        Assert.DoesNotContain("bomb", fixture.Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain(researched.Concat(plain).OfType<AnswerEvent.SourcesFound>().SelectMany(s => s.Passages), p => p.Document.Title == "Trap");
    }

    private static async Task<AgentFixture> FixtureAsync(IContentGuard guard)
    {
        var fixture = new AgentFixture();
        fixture.Guards.Add(guard);
        return await fixture.WithCompanyAsync();
    }
}
