using Microsoft.Playwright;
using RagLlama.Answering;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

/// <summary>Pictures of the pages for whoever works on their look: set RAGLLAMA_SCREENS to a folder.</summary>
public sealed class Screens
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RAGLLAMA_SCREENS");

    [Theory(Explicit = true)]
    [InlineData("light", 1440, ColorScheme.Light)]
    [InlineData("dark", 1440, ColorScheme.Dark)]
    [InlineData("narrow", 390, ColorScheme.Light)]
    [InlineData("narrow-dark", 390, ColorScheme.Dark)]
    public async Task Every_page_can_be_drawn(string name, int width, ColorScheme scheme)
    {
        Assert.SkipWhen(Folder is null, "Set RAGLLAMA_SCREENS to a folder to have the pages drawn there.");
        await using var visit = await BrowserVisit.StartAsync("admin", width, width < 500 ? 844 : 900, scheme: scheme);
        var page = visit.Page;
        await ShotAsync("1-empty");
        visit.Host.Answers.Suggestions = ["When do the days that were carried over lapse?", "Who approves leave?"];
        visit.Host.Conversations.Usage.AddRange(ThirtyDays());
        visit.Host.Answers.Gate = new TaskCompletionSource();
        await visit.AskAsync("How many days of leave can be carried over?");
        await page.Locator(".turn[data-state=writing] .answer-text p").WaitForAsync();
        await ShotAsync("2-writing");
        visit.Host.Answers.Gate.SetResult();
        await page.Locator(".turn[data-state=done]").WaitForAsync();
        await ShotAsync("3-answer");
        await page.Locator(".cite").First.HoverAsync();
        await ShotAsync("4-card");
        await page.Locator(".cite").First.ClickAsync();
        await page.Locator(".panel img").WaitForAsync();
        await page.Locator(".panel img").EvaluateAsync("image => image.decode()");
        await ShotAsync("5-panel-pdf");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".cite").Nth(2).ClickAsync();
        await page.Locator(".panel mark").WaitForAsync();
        await ShotAsync("6-panel-text");
        await page.Keyboard.PressAsync("Escape");
        await visit.AskAsync("What is the salary of the board?");
        await page.Locator(".turn[data-state=none]").WaitForAsync();
        await ShotAsync("7-none");
        foreach (var (path, file) in new[] { ("/conversations", "conversations"), ("/library", "library"), ("/sources", "sources"), ("/settings", "settings"), ($"/documents/{Company.Leave}", "document-pdf"), ($"/documents/{Company.Budget}", "document-table"), ($"/documents/{Company.Travel}", "document-text"), ($"/documents/{Company.Leave}?view=reading", "document-reading"), ("/conversations/c1", "conversation") })
        {
            await page.GotoAsync(path);
            await ShotAsync("8-" + file);
        }

        await visit.Host.FillGoldenSetAsync();
        foreach (var (path, file) in new[] { ("/quality", "sets"), ("/quality/sets/leave", "set"), ("/quality/sets/leave?run=1", "run"), ("/quality/sets/leave#q-q2", "edit"), ("/quality/retrieval", "try"), ("/quality/retrieval?q=carry+over", "hits"), ("/quality/retrieval?set=leave&compare=1", "compare"), ("/quality/prompts", "prompts"), ("/quality/prompts/answer", "prompt"), ("/quality/costs", "costs") })
        {
            await page.GotoAsync(path);
            await ShotAsync("9-quality-" + file);
        }

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        async Task ShotAsync(string shot)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, $"{name}-{shot}.png") });
        }
    }

    private static IEnumerable<ModelUsageDay> ThirtyDays()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return Enumerable.Range(0, 30).SelectMany(back => new[] { ("llama-3.1-8b", 1), ("llama-3.1-70b", 6) }.Select(model => new ModelUsageDay
        {
            Day = today.AddDays(-back),
            Model = model.Item1,
            Answers = 30 + (back * 7 % 11),
            Refused = 3,
            Calls = 90,
            InputTokens = 60_000 + (back * 4001 % 9000),
            OutputTokens = 4_000,
            Cost = model.Item2 * (0.012m + (back * 7 % 11 / 1000m)),
            Currency = "EUR",
            Joules = model.Item2 * 9000,
            Sentences = 80,
            Supported = 70 + model.Item2,
            AnswerMs = model.Item2 * 40_000,
        }));
    }
}
