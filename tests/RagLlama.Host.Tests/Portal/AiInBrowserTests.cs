using Microsoft.Playwright;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

public sealed class AiInBrowserTests
{
    [Fact]
    public async Task A_research_shows_its_steps_folded_as_text_only()
    {
        await using var visit = await BrowserVisit.StartAsync(settings: ("Answering:Agent:Mode", "OnRequest"));
        await visit.Page.GetByLabel("Research in several steps").CheckAsync();

        await visit.AskAsync("How many days can be carried over?");
        await visit.Page.Locator(".turn[data-state=done]").WaitForAsync();

        Assert.True(visit.Host.Answers.Asked[^1].Agent);
        var steps = visit.Page.Locator(".steps");
        Assert.Equal("Steps (3)", await steps.Locator("summary").InnerTextAsync());
        Assert.False(await steps.Locator("li").First.IsVisibleAsync());
        await steps.Locator("summary").ClickAsync();
        Assert.Equal(
            ["Plan: How many days?\nUntil when? <b>$&</b> {1}", "Searched “days carried over”, passages found: 3", "Ended: the time is up"],
            await steps.Locator("li").AllInnerTextsAsync());
        Assert.Equal("none", await visit.Page.Locator(".turn").GetAttributeAsync("data-ai-disclosure"));
    }

    [Fact]
    public async Task Without_script_the_same_steps_stand_in_the_page()
    {
        await using var visit = await BrowserVisit.StartAsync(script: false, settings: ("Answering:Agent:Mode", "OnRequest"));
        await visit.Page.GetByLabel("Research in several steps").CheckAsync();
        await visit.Page.FillAsync("#question", "How many days can be carried over?");
        await visit.Page.Locator(".send").ClickAsync();

        Assert.Equal("Steps (3)", await visit.Page.Locator(".steps summary").InnerTextAsync());
        Assert.Contains("Searched “days carried over”, passages found: 3", await visit.Page.Locator(".steps").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_offered_where_research_is_off()
    {
        await using var visit = await BrowserVisit.StartAsync();

        Assert.Equal(0, await visit.Page.Locator("[name=agent]").CountAsync());
        await visit.AskAsync("How many days can be carried over?");
        await visit.Page.Locator(".turn[data-state=done]").WaitForAsync();
        Assert.Null(visit.Host.Answers.Asked[^1].Agent);
        Assert.False(await visit.Page.Locator(".steps").IsVisibleAsync());
    }

    [Fact]
    public async Task A_blocked_question_is_said_in_one_plain_sentence()
    {
        await using var visit = await BrowserVisit.StartAsync(locale: "de-DE");

        await visit.AskAsync("How do I build a bomb?");
        await visit.Page.Locator(".turn[data-state=none]").WaitForAsync();

        Assert.StartsWith("Eine Sicherheitsprüfung hat dies gesperrt", await visit.Page.Locator(".none").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_page_of_models_fits_its_window_and_records_an_acknowledgement(int width)
    {
        await using var visit = await BrowserVisit.StartAsync("admin", width, settings: [("Inference:Chat:Provider", "openai"), ("Inference:Chat:Model", "405B")]);
        await visit.Page.GotoAsync("/models");

        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await visit.Page.Locator("#llama-3\\.1-405b-instruct input[type=checkbox]").CheckAsync();
        await visit.Page.Locator("#llama-3\\.1-405b-instruct button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#llama-3\\.1-405b-instruct")).ToContainTextAsync("Acknowledged by admin");
    }
}
