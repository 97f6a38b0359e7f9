using Microsoft.Extensions.AI;
using RagLlama.Answering;
using RagLlama.Answering.Agent;
using RagLlama.Documents;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Agent;

public sealed class ResearcherTests
{
    private const string Question = "In which office works the person who leads the project Heron?";
    private const string Answered = "Maria Keller leads the project Heron [1]. Maria Keller works in the office of Lyon [2].";

    [Fact]
    public async Task Answers_a_question_of_two_hops_from_two_documents()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Chat.Says("1. Who leads Heron?\n2. Where does that person work?")
            .Invokes(AgentPrompt.Search, ("query", "who leads project Heron"))
            .Invokes(AgentPrompt.Search, ("query", "office of Maria Keller"))
            .Says("READY P1 P2")
            .Says(Answered);

        var events = await fixture.AskAsync(Question);

        var answer = ((AnswerEvent.Completed)events[^1]).Answer;
        Assert.Null(answer.Reason);
        Assert.Equal(["Projects", "Offices"], answer.Citations.Select(c => c.Title));
        Assert.Equal([SupportStatus.Supported, SupportStatus.Supported], answer.Sentences.Select(s => s.Status));
        Assert.Equal([AgentStepKind.Plan, AgentStepKind.Search, AgentStepKind.Search, AgentStepKind.Ready], answer.Steps.Select(s => s.Kind));
        Assert.Equal(answer.Steps, AgentFixture.StepsOf(events));
        Assert.Equal([1, 2, 3, 4], answer.Steps.Select(s => s.Number));
        Assert.Equal("who leads project Heron", answer.Steps[1].Text);
        Assert.Contains(DocumentId.For("staff", "Projects"), answer.Steps[1].Documents);
        Assert.True(events.FindIndex(e => e is AnswerEvent.StepTaken) < events.FindIndex(e => e is AnswerEvent.SourcesFound));
    }

    [Fact]
    public async Task The_receipt_holds_the_steps_and_none_of_their_words()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Chat.Says("Who leads Heron?").Invokes(AgentPrompt.Search, ("query", "who leads project Heron")).Says("READY").Says(Answered);

        await fixture.AskAsync(Question);

        var receipt = Assert.Single(fixture.Receipts.All);
        Assert.Equal([AgentStepKind.Plan, AgentStepKind.Search, AgentStepKind.Ready], receipt.Steps.Select(s => s.Kind));
        Assert.All(receipt.Steps.Take(2), s => Assert.Matches("^[0-9a-f]{64}$", s.TextHash));
        Assert.DoesNotContain("Heron", System.Text.Json.JsonSerializer.Serialize(receipt with { Question = null }), StringComparison.Ordinal);
        Assert.Equal([AgentPrompt.Name, "answer"], receipt.Calls.Select(c => c.Prompt));
    }

    [Fact]
    public async Task A_research_is_counted_under_the_clients_model_when_replies_name_none()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Chat.NameInReplies = null;
        fixture.Chat.Identity = new ModelIdentity("llama-3.1-8b", "ab12", IsLocal: true);
        fixture.Chat.Says("Who leads Heron?").Invokes(AgentPrompt.Search, ("query", "who leads project Heron")).Says("READY").Says(Answered);

        await fixture.AskAsync(Question);

        Assert.All(Assert.Single(fixture.Receipts.All).Calls, c => Assert.Equal(("llama-3.1-8b", "ab12"), (c.Model, c.WeightsHash)));
    }

    [Theory]
    [InlineData("""{"name": "search_documents", "parameters": {"query": "office of Maria Keller"}}""")]
    [InlineData("""<|python_tag|>{"type": "function", "name": "search_documents", "parameters": {"query": "office of Maria Keller"}}""")]
    [InlineData("""<function=search_documents>{"query": "office of Maria Keller"}</function>""")]
    [InlineData("""I will search. {"name": "search_documents", "arguments": "{\"query\": \"office of Maria Keller\"}"}; {"name": "list_sources", "parameters": {}}""")]
    [InlineData("<|python_tag|>search_documents.call(query=\"office of Maria Keller\")")]
    public async Task Understands_a_call_in_every_form_that_Llama_writes(string reply)
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Options.Agent.Calls = AgentCallForm.Text;
        fixture.Chat.Says("Where does Maria Keller work?").Says(reply).Says("READY P1").Says("Maria Keller works in the office of Lyon [1].");

        var events = await fixture.AskAsync("In which office works Maria Keller?");

        var search = AgentFixture.StepsOf(events).Single(s => s.Kind == AgentStepKind.Search);
        Assert.Equal("office of Maria Keller", search.Text);
        Assert.True(search.Found > 0);
        Assert.Null(fixture.Chat.Options[0]!.Tools);
        Assert.Contains("\"name\":\"read_document\"", fixture.Chat.Calls[0][1].Text, StringComparison.Ordinal);
        Assert.Equal(ChatRole.User, fixture.Chat.Calls[2][^1].Role);
    }

    [Fact]
    public async Task Offers_the_three_functions_as_tools_and_gives_results_in_the_role_of_a_tool()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Chat.Says("Plan").Invokes(AgentPrompt.Sources).Says("READY").Says(Answered);

        var events = await fixture.AskAsync(Question);

        Assert.Equal([AgentPrompt.Search, AgentPrompt.Read, AgentPrompt.Sources], fixture.Chat.Options[0]!.Tools!.Select(t => t.Name));
        Assert.Equal("anna@example.com", ChatCaller.UserOf(fixture.Chat.Options[0]));
        Assert.Equal(ChatRole.Tool, fixture.Chat.Calls[2][^1].Role);
        Assert.Equal(1, AgentFixture.StepsOf(events).Single(s => s.Kind == AgentStepKind.Sources).Number - 1);
        Assert.Contains("staff files: 2 documents", fixture.Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain("board", fixture.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_goes_round_in_circles_is_stopped_and_the_question_answered()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Options.Agent.MaxSteps = 20;
        fixture.Chat.Says("Plan");
        for (var i = 0; i < 4; i++)
        {
            fixture.Chat.Invokes(AgentPrompt.Search, ("query", i % 2 == 0 ? "leader of Heron" : "Leader  of HERON"));
        }

        fixture.Chat.Says("The project Heron is led by Maria Keller [1].");
        var events = await fixture.AskAsync("Who leads the project Heron?");

        var steps = AgentFixture.StepsOf(events);
        Assert.Equal([AgentStepKind.Mistake, AgentStepKind.Mistake, AgentStepKind.Mistake, AgentStepKind.Stopped], steps.TakeLast(4).Select(s => s.Kind));
        Assert.Equal(AgentStop.Loop, steps[^1].Text);
        Assert.Equal(6, fixture.Chat.Calls.Count);
        Assert.Null(((AnswerEvent.Completed)events[^1]).Answer.Reason);
    }

    [Fact]
    public async Task Wrong_names_and_arguments_are_told_to_the_model_and_nothing_else_happens()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Chat.Says("Plan")
            .Invokes("delete_everything", ("query", "x"))
            .Invokes(AgentPrompt.Search, ("text", "Heron"))
            .Says("{\"name\": \"search_documents\", \"parameters\": {\"query\": ")
            .Says("The project Heron is led by Maria Keller [1].");

        var events = await fixture.AskAsync("Who leads the project Heron?");

        Assert.Equal(
            [AgentStepKind.Plan, AgentStepKind.Mistake, AgentStepKind.Mistake, AgentStepKind.Mistake, AgentStepKind.Stopped],
            AgentFixture.StepsOf(events).Select(s => s.Kind));
        Assert.Contains("There are: search_documents, read_document, list_sources.", fixture.Shown(), StringComparison.Ordinal);
        Assert.Contains("The arguments were not right.", fixture.Shown(), StringComparison.Ordinal);
        Assert.Null(((AnswerEvent.Completed)events[^1]).Answer.Reason);
    }

    [Fact]
    public async Task Reads_on_where_the_search_found_something()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        await fixture.AddAsync("staff", "Handbook", "Heron is a pump.\n\nIts warranty lasts ten years.\n\nIt weighs 40 kg.", "public");
        fixture.Chat.Says("Plan").Invokes(AgentPrompt.Search, ("query", "Heron is a pump"), ("source", "Staff Files"))
            .Replies(_ => """{"name": "read_document", "parameters": {"document": "D1"}}""")
            .Says("READY P1").Says("Its warranty lasts ten years [1].");

        var events = await fixture.AskAsync("How long is the warranty of the pump Heron?");

        var read = AgentFixture.StepsOf(events).Single(s => s.Kind == AgentStepKind.Read);
        Assert.Equal(("Handbook", 2), (read.Text, read.Found));
        Assert.Contains("Its warranty lasts ten years.", fixture.Shown(), StringComparison.Ordinal);
        Assert.Equal("Handbook", Assert.Single(((AnswerEvent.Completed)events[^1]).Answer.Citations).Title);
    }

    [Fact]
    public async Task A_plain_question_is_not_researched_unless_it_asks_for_it()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Chat.Says("The project Heron is led by Maria Keller [1].").Says("The project Heron is led by Maria Keller [1].");

        Assert.Empty(AgentFixture.StepsOf(await fixture.AskAsync("Who leads the project Heron?", agent: null)));
        fixture.Options.Agent.Mode = AgentMode.Off;
        Assert.Empty(AgentFixture.StepsOf(await fixture.AskAsync("Who leads the project Heron?", agent: true)));
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_passages_of_the_question_itself()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Chat.Fails(new InvalidOperationException("tools are not supported")).Says("The project Heron is led by Maria Keller [1].");

        var events = await fixture.AskAsync("Who leads the project Heron?");

        Assert.Equal(AgentStop.Fault, Assert.Single(AgentFixture.StepsOf(events)).Text);
        Assert.Equal("Projects", Assert.Single(((AnswerEvent.Completed)events[^1]).Answer.Citations).Title);
    }

    [Fact]
    public async Task A_model_with_too_much_to_do_is_said_with_a_time_to_come_back()
    {
        using var fixture = await new AgentFixture().WithCompanyAsync();
        fixture.Chat.Fails(new ModelBusyException("full") { RetryAfter = TimeSpan.FromSeconds(7) });

        var answer = ((AnswerEvent.Completed)(await fixture.AskAsync(Question))[^1]).Answer;

        Assert.Equal((NoAnswerReason.Overloaded, TimeSpan.FromSeconds(7)), (answer.Reason, answer.RetryAfter));
        Assert.Single(fixture.Chat.Calls);
    }
}
