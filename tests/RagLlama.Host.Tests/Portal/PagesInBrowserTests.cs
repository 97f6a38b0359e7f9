using Microsoft.Playwright;
using RagLlama.Ingestion;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

public sealed class PagesInBrowserTests
{
    [Fact]
    public async Task An_upload_shows_its_progress_its_outcome_and_its_reason()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.Page.GotoAsync("/library");
        await visit.Page.SelectOptionAsync("#access", "group:hr");
        await visit.Page.SetInputFilesAsync("#files", [File("plan.md"), File("broken.pdf")]);

        await Assertions.Expect(visit.Page.Locator("#uploads .badge")).ToHaveTextAsync(["Being read", "Being read"]);
        foreach (var id in visit.Host.Files.Uploaded.ToList())
        {
            visit.Host.Catalog.Change(id, d => d.FileName == "plan.md"
                ? d with { Status = DocumentStatus.Indexed, Chunks = 3 }
                : d with { Status = DocumentStatus.Failed, Reason = "The file is damaged." });
        }

        await Assertions.Expect(visit.Page.Locator("#uploads .badge.indexed")).ToHaveTextAsync("Ready");
        await Assertions.Expect(visit.Page.Locator("#uploads .badge.failed")).ToHaveTextAsync("Failed");
        await Assertions.Expect(visit.Page.Locator("#uploads .reason").Filter(new() { HasText = "damaged" })).ToBeVisibleAsync();
        Assert.All(visit.Host.Files.Uploaded, id => Assert.Equal("group:hr,user:anna", visit.Host.Catalog.Get(id).Access.ToString()));
    }

    [Fact]
    public async Task Files_can_be_dropped_anywhere_on_the_page()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.Page.GotoAsync("/library");
        var files = await visit.Page.EvaluateHandleAsync(
            "() => { const t = new DataTransfer(); t.items.add(new File(['# Dropped'], 'dropped.md')); return t; }");
        await visit.Page.DispatchEventAsync("h1", "drop", new { dataTransfer = files });

        await Assertions.Expect(visit.Page.Locator("#uploads .name")).ToHaveTextAsync("dropped.md");
        await Assertions.Expect(visit.Page.Locator("#uploads .badge")).ToHaveTextAsync("Being read");
        Assert.Single(visit.Host.Files.Uploaded);
    }

    [Fact]
    public async Task Without_script_the_upload_form_works_too()
    {
        await using var visit = await BrowserVisit.StartAsync(script: false);
        await visit.Page.GotoAsync("/library");
        await visit.Page.SelectOptionAsync("#access", "public");
        await visit.Page.SetInputFilesAsync("#files", File("plain.md"));
        await visit.Page.Locator(".upload .primary").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("tr", new() { HasText = "plain.md" }).Locator(".badge")).ToHaveTextAsync("Waiting");
        Assert.Equal("public", visit.Host.Catalog.Get(visit.Host.Files.Uploaded.Single()).Access.ToString());
    }

    [Fact]
    public async Task The_library_filters_sorts_and_says_why_a_document_was_not_read()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.Page.GotoAsync("/library?source=handbook");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(5);
        await Assertions.Expect(visit.Page.Locator("tr", new() { HasText = "Old contract" }).Locator(".reason")).ToContainTextAsync("encrypted");
        await visit.Page.Locator("th button", new() { HasText = "Title" }).ClickAsync();
        await visit.Page.Locator("th button", new() { HasText = "Title" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("tbody tr .main a").First).ToHaveTextAsync("Travel guide");
    }

    [Fact]
    public async Task A_document_shows_what_was_read_who_may_read_it_and_remarks()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.Page.GotoAsync($"/documents/{Company.Leave}");
        await Assertions.Expect(visit.Page.Locator(".facts")).ToContainTextAsync("Everyone who is signed in");
        await Assertions.Expect(visit.Page.Locator(".warnings")).ToContainTextAsync("1 remark from reading");
        await Assertions.Expect(visit.Page.Locator(".pictures img")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator(".warnings")).ToContainTextAsync("Hidden text (3)");
        await visit.Page.Locator(".tabs a").Nth(1).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".read-area")).ToContainTextAsync("Leave is requested in the portal");

        await visit.Page.GotoAsync($"/documents/{Company.Budget}");
        await Assertions.Expect(visit.Page.Locator("table.read th")).ToHaveTextAsync(["Team", "Budget", "Change"]);
    }

    [Fact]
    public async Task A_document_shows_how_it_was_read_block_by_block()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.Page.GotoAsync($"/documents/{Company.Leave}?view=reading");
        await Assertions.Expect(visit.Page.Locator(".boxed-page rect")).ToHaveCountAsync(3);
        await Assertions.Expect(visit.Page.Locator(".reading li")).ToHaveCountAsync(3);
        var doubtful = visit.Page.Locator(".reading li.doubtful");
        await Assertions.Expect(doubtful).ToContainTextAsync("Leave is requested in the portal");
        await Assertions.Expect(doubtful).ToContainTextAsync("Another language");
        await Assertions.Expect(doubtful.Locator(".badge")).ToHaveTextAsync(["recognised, 64 % certain", "Speaks to a language model"]);

        await visit.Page.GotoAsync($"/documents/{Company.Budget}?view=reading");
        await Assertions.Expect(visit.Page.Locator(".reading li .order")).ToHaveTextAsync(["1"]);
        await Assertions.Expect(visit.Page.Locator(".reading table.read th")).ToHaveTextAsync(["Team", "Budget", "Change"]);
    }

    [Fact]
    public async Task The_sample_company_is_removed_with_one_click_that_says_what_is_lost()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        await visit.Page.GotoAsync("/sources");
        var sample = visit.Page.Locator(".source-list li", new() { HasText = "Sample company" });
        await Assertions.Expect(sample.Locator(".hint")).ToContainTextAsync("1 document, 1 passage");
        await sample.GetByRole(AriaRole.Button, new() { Name = "Remove the sample company" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".source-list li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_theme_follows_the_system_and_can_be_set()
    {
        await using var visit = await BrowserVisit.StartAsync(scheme: ColorScheme.Dark);
        Assert.Equal("rgb(23, 24, 23)", await BackgroundAsync(visit));
        await visit.Page.GotoAsync("/settings");
        await visit.Page.SelectOptionAsync("#theme", "light");
        Assert.Equal("rgb(251, 251, 249)", await BackgroundAsync(visit));
        await visit.Page.GotoAsync("/library");
        Assert.Equal("rgb(251, 251, 249)", await BackgroundAsync(visit));
    }

    [Fact]
    public async Task The_language_follows_the_browser_and_can_be_set()
    {
        await using var visit = await BrowserVisit.StartAsync(locale: "de-DE");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Was möchten Sie wissen?");
        await visit.Page.GotoAsync("/settings");
        await visit.Page.SelectOptionAsync("#language", "th");
        await visit.Page.Locator(".fields .primary").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("การตั้งค่า");
        Assert.Equal("th", await visit.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task On_a_narrow_screen_the_rail_is_below_and_the_panel_covers_the_page()
    {
        await using var visit = await BrowserVisit.StartAsync(width: 390, height: 844);
        var rail = await visit.Page.Locator(".rail").BoundingBoxAsync();
        Assert.True(rail!.Y > 760);
        await visit.AskAsync("How many days of leave can be carried over?");
        await visit.Page.Locator(".cite").First.ClickAsync();
        await visit.Page.Locator("#panel img").WaitForAsync();
        var panel = await visit.Page.Locator("#panel").EvaluateAsync<float>("panel => panel.offsetWidth");
        Assert.Equal(390, panel);
        foreach (var path in new[] { "/", "/conversations", "/library", "/settings", $"/documents/{Company.Leave}", $"/documents/{Company.Budget}", $"/documents/{Company.Leave}?view=reading" })
        {
            await visit.Page.GotoAsync(path);
            Assert.Equal(390, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    [Fact]
    public async Task The_first_page_weighs_less_than_60_KB_with_its_style_and_script()
    {
        await using var visit = await BrowserVisit.StartAsync();
        var loaded = await visit.Page.EvaluateAsync<int>(
            "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, e) => sum + e.encodedBodySize, 0)");

        TestContext.Current.SendDiagnosticMessage("The first page weighs {0} bytes as sent.", loaded);
        Assert.InRange(loaded, 10_000, 60_000);
    }

    private static Task<string> BackgroundAsync(BrowserVisit visit) =>
        visit.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");

    private static FilePayload File(string name) => new() { Name = name, MimeType = "text/plain", Buffer = "# A plan\n\nText."u8.ToArray() };
}
