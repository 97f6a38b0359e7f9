using RagLlama.Answering;
using RagLlama.Answering.Agent;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Agent;

public sealed class AgentLimitTests
{
    private const string Question = "Who leads the project Heron?";
    private const string Answered = "The project Heron is led by Maria Keller [1].";

    [Fact]
    public async Task Ends_after_the_last_call_it_may_make()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Options.Agent.MaxSteps = 2;
        fixture.Chat.Says("Plan").Invokes(AgentPrompt.Search, ("query", "Heron")).Invokes(AgentPrompt.Search, ("query", "leader")).Says(Answered);

        var events = await fixture.AskAsync(Question);

        Assert.Equal(AgentStop.Steps, AgentFixture.StepsOf(events)[^1].Text);
        Assert.Contains("One call is left.", fixture.Shown(), StringComparison.Ordinal);
        Assert.Null(((AnswerEvent.Completed)events[^1]).Answer.Reason);
    }

    [Fact]
    public async Task Ends_before_a_prompt_that_does_not_fit_into_the_tokens_left()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Options.Agent.MaxTokens = 1500;
        fixture.Chat.Says("Plan").Invokes(AgentPrompt.Search, ("query", "Heron")).Says(Answered);

        var events = await fixture.AskAsync(Question);

        Assert.Equal(AgentStop.Tokens, AgentFixture.StepsOf(events)[^1].Text);
        Assert.Null(((AnswerEvent.Completed)events[^1]).Answer.Reason);
        Assert.Equal(3, fixture.Chat.Calls.Count);
    }

    [Fact]
    public async Task Ends_when_its_time_is_over_while_the_model_is_silent()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Options.Agent.MaxSeconds = 5;
        fixture.Chat.Hangs().Says(Answered);
        var clock = new TimerClock();
        fixture.Time = clock;

        var asked = fixture.AskAsync(Question);
        await clock.TimerStarted.WaitAsync(AgentFixture.Token);
        clock.Fire();
        var events = await asked;

        Assert.Equal(AgentStop.Time, Assert.Single(AgentFixture.StepsOf(events)).Text);
        Assert.Null(((AnswerEvent.Completed)events[^1]).Answer.Reason);
    }

    [Fact]
    public async Task A_cancelled_question_ends_at_once_and_leaves_no_receipt()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        using var stop = new CancellationTokenSource();
        fixture.Chat.Says("Plan").Hangs();

        var reader = fixture.Service().AskAsync(new AskRequest { Question = Question, Asker = AgentFixture.Anna, Agent = true }, stop.Token).GetAsyncEnumerator(stop.Token);
        while (await reader.MoveNextAsync() && reader.Current is not AnswerEvent.StepTaken)
        {
        }

        var next = reader.MoveNextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await reader.DisposeAsync();
        Assert.Empty(fixture.Receipts.All);
    }

    [Fact]
    public async Task A_result_keeps_to_its_tokens()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Options.Agent.ResultTokens = 200;
        await fixture.AddAsync("staff", "Long", string.Join("\n\n", Enumerable.Range(0, 4).Select(i => $"Heron number {i}. " + string.Concat(Enumerable.Repeat("The pump runs day and night without a rest. ", 20)))), "public");
        fixture.Chat.Says("Plan").Invokes(AgentPrompt.Search, ("query", "Heron pump runs day and night")).Says("READY").Says(Answered);

        await fixture.AskAsync(Question);

        var result = (Microsoft.Extensions.AI.FunctionResultContent)fixture.Chat.Calls[2][^1].Contents[0];
        Assert.InRange(RagLlama.Text.TokenCounter.Count(result.Result!.ToString()!), 100, 330);
    }
}
