using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RagLlama.Evaluation.Golden;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RagLlama.Host.Tests.Portal;

public sealed class QualityInBrowserTests
{
    [Fact]
    public async Task A_golden_set_is_made_filled_changed_and_removed()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        var page = visit.Page;
        await page.Locator(".rail a[href='/quality']").ClickAsync();
        await page.FillAsync("#name", "leave");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.FillAsync("#text-new", "How many days can be carried over?");
        await page.FillAsync("#documents-new", $"Travel guide\n{visit.Host.Address}documents/{Company.Leave}?passage=x | 1");
        await page.FillAsync("#answers-new", "five days\n5 days");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        await Expect(page.Locator(".question-row .text")).ToHaveTextAsync("How many days can be carried over?");
        var added = Assert.Single(await visit.Host.GoldenSets.ReadAsync("leave", default));
        Assert.Equal([new ExpectedDocument(Company.Travel), new ExpectedDocument(Company.Leave, 1)], added.Documents);
        Assert.Equal(["five days", "5 days"], added.Answers);
        Assert.Equal("en", added.Language);

        await page.Locator(".question-row summary").ClickAsync();
        await page.Locator(".question-row textarea[name=Answers]").FillAsync("");
        await page.Locator(".question-row input[type=checkbox]").CheckAsync();
        await page.Locator(".question-row").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".question-row .meta").First).ToContainTextAsync("The documents cannot answer it");
        var changed = Assert.Single(await visit.Host.GoldenSets.ReadAsync("leave", default));
        Assert.Equal((added.Id, 0), (changed.Id, changed.Answers!.Count));
        Assert.Equal(added.Documents, changed.Documents);

        await page.Locator(".danger summary").ClickAsync();
        await Expect(page.Locator(".danger p")).ToContainTextAsync("1 question will be lost");
        await page.Locator(".danger button").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/quality$"));
        Assert.Empty(await visit.Host.GoldenSets.ListAsync(default));
    }

    [Fact]
    public async Task A_document_nobody_has_sends_the_form_back_with_everything_that_was_written()
    {
        await using var visit = await BrowserVisit.StartAsync("admin", script: false);
        await visit.Host.GoldenSets.CreateAsync("leave", default);
        var page = visit.Page;
        await page.GotoAsync("/quality/sets/leave");
        await page.FillAsync("#text-new", "Is “quoted” & <marked> text kept?");
        await page.FillAsync("#documents-new", "Handbook of nobody");
        await page.Locator("#add button").ClickAsync();

        await Expect(page.Locator(".problem")).ToContainTextAsync("Handbook of nobody");
        await Expect(page.Locator("#text-new")).ToHaveValueAsync("Is “quoted” & <marked> text kept?");
        Assert.Empty(await visit.Host.GoldenSets.ReadAsync("leave", default));
    }

    [Fact]
    public async Task A_run_shows_figures_and_what_was_found_instead_on_behalf_of_the_one_chosen()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        await visit.Host.FillGoldenSetAsync();
        var page = visit.Page;
        await page.GotoAsync("/quality/sets/leave");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await Expect(page.Locator(".results tbody tr", new() { HasText = "carried over" }).Locator(".badge")).ToHaveTextAsync("place 1");
        var board = page.Locator(".results tbody tr", new() { HasText = "board earn" });
        await Expect(board.Locator(".badge")).ToHaveTextAsync("not found");
        await Expect(board.Locator("td").Nth(1)).ToContainTextAsync(visit.Host.Catalog.Get(Company.Leave).Title);
        await Expect(page.Locator(".figures dd").First).ToHaveTextAsync("50%");

        await page.SelectOptionAsync("#as", "bruno");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await Expect(page.Locator(".results tbody tr", new() { HasText = "board earn" }).Locator(".badge")).ToHaveTextAsync("place 1");
        await Expect(page.Locator(".figures dd").First).ToHaveTextAsync("100%");
        Assert.Equal("bruno", visit.Host.Answers.Measured[^1].UserId);
    }

    [Fact]
    public async Task Two_settings_stand_side_by_side_and_every_passage_says_why_it_was_found()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        await visit.Host.GoldenSets.CreateAsync("leave", default);
        var page = visit.Page;
        await page.GotoAsync("/quality/retrieval");
        await page.FillAsync("#filter", "What can be carried over?");
        await page.PressAsync("#filter", "Enter");

        await Expect(page.Locator(".tested").First.Locator("li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".tested").Last.Locator("li")).ToHaveCountAsync(2);
        await Expect(page.Locator(".tested").First.Locator(".moved").First).ToHaveTextAsync("place 2 in B");
        await Expect(page.Locator(".tested").First.Locator(".moved").Last).ToHaveTextAsync("only here");
        await Expect(page.Locator(".terms").First).ToBeHiddenAsync();
        await page.Locator(".why summary").First.ClickAsync();
        await Expect(page.Locator(".terms").First).ToContainTextAsync("carri");
        await Expect(page.Locator(".terms").First).ToBeVisibleAsync();

        await page.Locator(".add-hit summary").First.ClickAsync();
        await page.Locator(".add-hit button").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/quality/sets/leave[^/]*$"));
        var added = Assert.Single(await visit.Host.GoldenSets.ReadAsync("leave", default));
        Assert.Equal(("What can be carried over?", Company.Leave), (added.Text, added.Documents[0].Id));
    }

    [Fact]
    public async Task Trying_on_behalf_of_somebody_shows_no_text_the_admin_may_not_read()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        var page = visit.Page;
        await page.GotoAsync("/quality/retrieval?q=What+does+the+board+earn&as=bruno");

        await Expect(page.Locator(".tested").First.Locator("li").First).ToContainTextAsync("Salaries");
        Assert.DoesNotContain("CANARY", await page.ContentAsync(), StringComparison.Ordinal);
        await Expect(page.Locator(".withheld").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_told_instead_of_finding_nothing()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        var page = visit.Page;
        await page.GotoAsync("/quality/retrieval?q=source%3Anowhere+carry+over");

        await Expect(page.Locator(".problem")).ToHaveTextAsync("There is no source “nowhere” that you can read. There are: Employee handbook, Finance, Sample company.");
        await Expect(page.Locator(".tested")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task How_vectors_are_searched_is_told_with_the_measured_recall()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        visit.Host.Index.VectorSearch = PortalHost.Approximate;
        var page = visit.Page;
        await page.GotoAsync("/quality");

        await Expect(page.Locator("#index")).ToContainTextAsync("about 4,321 of 812,345 passages");
        await Expect(page.Locator("#index")).ToContainTextAsync("98.3");
        await Expect(page.Locator("#index")).ToContainTextAsync("14 ");
    }

    [Fact]
    public async Task Settings_are_compared_on_a_golden_set_with_an_interval()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        await visit.Host.FillGoldenSetAsync();
        var page = visit.Page;
        await page.GotoAsync("/quality/retrieval");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare A and B" }).ClickAsync();

        var row = page.Locator(".results tbody tr").First;
        await Expect(row).ToContainTextAsync("nDCG@10");
        await Expect(row.Locator("td").Nth(2)).ToHaveTextAsync("−0.185");
        await Expect(row.Locator(".badge")).ToHaveTextAsync("no difference can be told");
    }

    [Fact]
    public async Task A_set_travels_as_a_file_and_own_questions_are_offered()
    {
        await using var visit = await BrowserVisit.StartAsync("admin");
        await visit.Host.FillGoldenSetAsync();
        var conversation = await visit.Host.Conversations.CreateAsync("admin", "x", default);
        await visit.Host.Conversations.AddTurnAsync("admin", conversation.Id, new("May I keep the laptop?", "No."), default);
        var foreign = await visit.Host.Conversations.CreateAsync("anna", "x", default);
        await visit.Host.Conversations.AddTurnAsync("anna", foreign.Id, new("Am I being dismissed?", "No."), default);
        var page = visit.Page;
        await page.GotoAsync("/quality/sets/leave");
        Assert.DoesNotContain("dismissed", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Locator(".examples a", new() { HasText = "laptop" }).ClickAsync();
        await Expect(page.Locator("#text-new")).ToHaveValueAsync("May I keep the laptop?");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export" }).ClickAsync());
        Assert.Equal("leave.jsonl", download.SuggestedFilename);
        using var text = new StreamReader(await download.CreateReadStreamAsync());
        var lines = await text.ReadToEndAsync(TestContext.Current.CancellationToken);
        await page.GotoAsync("/quality");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "copy.jsonl", MimeType = "application/x-ndjson", Buffer = System.Text.Encoding.UTF8.GetBytes(lines) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/quality/sets/copy$"));
        Assert.Equal(GoldenFile.Write(await visit.Host.GoldenSets.ReadAsync("leave", default)), GoldenFile.Write(await visit.Host.GoldenSets.ReadAsync("copy", default)));
    }
}
