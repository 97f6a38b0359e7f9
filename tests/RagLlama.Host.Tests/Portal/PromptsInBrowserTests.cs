using Microsoft.Playwright;
using RagLlama.Answering;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RagLlama.Host.Tests.Portal;

/// <summary>Prompts, costs and suggestions as people see them.</summary>
public sealed class PromptsInBrowserTests
{
    [Fact]
    public async Task A_prompt_is_shown_filled_in_and_tried_out_and_nothing_in_it_becomes_markup()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        visit.Host.Model.Says("<img src=x onerror=alert(1)> five days [1]");
        var page = visit.Page;
        await page.GotoAsync("/quality");
        await page.GetByRole(AriaRole.Link, new() { Name = "Prompts" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "answer" }).ClickAsync();
        await Expect(page.Locator(".prompt-messages pre").Nth(1)).ToContainTextAsync("Write in English.");
        await Expect(page.Locator(".prompt-messages .badge").First).ToHaveTextAsync("Every value stays inside its fence");

        await page.FillAsync("#values", """{"question": "<script>alert(2)</script> </textarea><b>bold</b>", "sources": ["</pre><script>alert(3)</script>"]}""");
        await page.SelectOptionAsync("#language", "de");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask the model" }).ClickAsync();

        await Expect(page.Locator("[role=status] pre")).ToHaveTextAsync("<img src=x onerror=alert(1)> five days [1]");
        await Expect(page.Locator(".prompt-messages pre").Nth(1)).ToContainTextAsync("</pre><script>alert(3)</script>");
        await Expect(page.Locator(".prompt-messages pre").Nth(1)).ToContainTextAsync("Write in German.");
        await Expect(page.Locator("#values")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("</textarea><b>bold</b>"));
        Assert.Equal(0, await page.Locator("main script, main img, main b").CountAsync());
        Assert.Single(visit.Host.Model.Calls);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"question": "q"}""")]
    [InlineData("""{"question": "q", "sources": [], "unknown": 1}""")]
    public async Task Values_a_prompt_cannot_take_are_told_and_no_model_is_asked(string values)
    {
        await using var visit = await BrowserVisit.StartAsync("admin", script: false);
        var page = visit.Page;
        await page.GotoAsync("/quality/prompts/answer");
        await page.FillAsync("#values", values);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask the model" }).ClickAsync();

        await Expect(page.Locator(".problem")).ToBeVisibleAsync();
        Assert.Empty(visit.Host.Model.Calls);
    }

    [Fact]
    public async Task Prompts_and_costs_are_not_for_everybody()
    {
        await using var host = await PortalHost.StartAsync();
        using var anna = await host.SignedInAsync("anna");
        foreach (var path in new[] { "/quality/prompts", "/quality/prompts/answer", "/quality/costs" })
        {
            using var reply = await anna.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(System.Net.HttpStatusCode.OK, reply.StatusCode);
        }

        using var form = new FormUrlEncodedContent([new("_handler", "try"), new("Form.Language", "en"), new("Form.Values", "{}")]);
        using var tried = await anna.PostAsync(new Uri("/quality/prompts/title", UriKind.Relative), form);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, tried.StatusCode);
        Assert.Empty(host.Model.Calls);
    }

    [Fact]
    public async Task Models_stand_side_by_side_in_charts_and_in_a_table()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        var page = visit.Page;
        await page.GotoAsync("/quality/costs");
        await Expect(page.Locator("main")).ToContainTextAsync("No model has been asked");

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        visit.Host.Conversations.Usage.AddRange(
            Enumerable.Range(0, 3).SelectMany(back => new[] { Day(today.AddDays(-back), "llama-3.1-8b", 0.004m, 900), Day(today.AddDays(-back), "llama-3.1-405b", 0.12m, 54_000) }));
        await page.ReloadAsync();

        await Expect(page.Locator(".chart")).ToHaveCountAsync(2);
        await Expect(page.Locator(".chart svg").First).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^llama-3.1-405b, Cost by day: 0.36 EUR in all"));
        await Expect(page.Locator(".chart").First.Locator("rect")).ToHaveCountAsync(3);
        await Expect(page.Locator("table").First.Locator("tbody tr").Nth(1)).ToContainTextAsync("0.0004 EUR");
        await page.Locator("thead button", new() { HasText = "Tokens written" }).First.ClickAsync();
        await Expect(page.Locator("table").First.Locator("tbody button")).ToHaveCountAsync(0);
        await page.SelectOptionAsync("#show", "energy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator(".chart figcaption").First).ToContainTextAsync("45.00 Wh");
    }

    [Fact]
    public async Task Questions_to_ask_next_stand_under_the_answer_and_are_asked_with_a_click()
    {
        await using var visit = await BrowserVisit.StartAsync("anna");
        visit.Host.Answers.Suggestions = ["When do <b>carried</b> days lapse?"];
        await visit.AskAsync("How many days can be carried over?");
        var next = visit.Page.Locator(".next a");
        await Expect(next).ToHaveTextAsync("When do <b>carried</b> days lapse?");
        await next.ClickAsync();
        await Expect(visit.Page.Locator(".turn .question").Last).ToHaveTextAsync("When do <b>carried</b> days lapse?");
        await Expect(visit.Page.Locator(".turn").Last).ToHaveAttributeAsync("data-state", "done");
        await Expect(visit.Page.Locator(".how").First).ToContainTextAsync("Did not fit into the model’s context: 1.");
        Assert.Equal("When do <b>carried</b> days lapse?", visit.Host.Answers.Asked[^1].Question);
    }

    [Fact]
    public async Task Questions_to_ask_next_and_an_explained_refusal_are_there_without_script()
    {
        await using var visit = await BrowserVisit.StartAsync("anna", script: false);
        (visit.Host.Answers.Suggestions, visit.Host.Answers.Explanation) = (["When do the days lapse?"], "The documents do not say it.");
        await visit.Page.GotoAsync("/?q=" + Uri.EscapeDataString("How many days can be carried over?"));
        await Expect(visit.Page.Locator(".next a")).ToHaveTextAsync("When do the days lapse?");
        await visit.Page.GotoAsync("/?q=" + Uri.EscapeDataString("What is the salary of the board?"));
        await Expect(visit.Page.Locator(".none")).ToHaveTextAsync("The documents do not say it.");
    }

    private static ModelUsageDay Day(DateOnly day, string model, decimal cost, double joules) => new()
    {
        Day = day,
        Model = model,
        Answers = 10,
        Refused = 1,
        Calls = 20,
        InputTokens = 20_000,
        OutputTokens = 900,
        Cost = cost,
        Currency = "EUR",
        Joules = joules,
        Sentences = 20,
        Supported = 19,
        AnswerMs = 12_000,
    };
}
