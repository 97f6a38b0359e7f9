using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RagLlama.Ingestion;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

public sealed partial class AskInBrowserTests
{
    private const string Question = "How many days of leave can be carried over?";

    [Fact]
    public async Task Shows_the_sources_first_and_then_the_answer_with_its_citations()
    {
        await using var visit = await BrowserVisit.StartAsync();
        visit.Host.Answers.Gate = new TaskCompletionSource();
        await visit.AskAsync(Question);

        await Assertions.Expect(visit.Page.Locator(".source .title").First).ToHaveTextAsync("Leave policy");
        await Assertions.Expect(visit.Page.Locator(".answer-text")).ToContainTextAsync("Up to five days");
        await Assertions.Expect(visit.Page.Locator(".send .when-busy")).ToBeVisibleAsync();
        visit.Host.Answers.Gate.SetResult();

        await Assertions.Expect(visit.Page.Locator(".turn")).ToHaveAttributeAsync("data-state", "done");
        await Assertions.Expect(visit.Page.Locator(".cite")).ToHaveTextAsync(["1", "1", "2"]);
        await Assertions.Expect(visit.Page.Locator(".doubt").Last).ToHaveTextAsync("Unused days are paid out in April.");
        await Assertions.Expect(visit.Page.Locator(".flag")).ToHaveTextAsync(["partly supported", "not supported"]);
        await Assertions.Expect(visit.Page.Locator(".others summary")).ToHaveTextAsync("Also looked at (1)");
        await Assertions.Expect(visit.Page.Locator(".quotes-note")).ToContainTextAsync("No language model is installed");
        await Assertions.Expect(visit.Page.Locator(".lack").First).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".lack").Last).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_citation_pointed_at_while_the_answer_is_written_is_still_there_when_it_ends()
    {
        await using var visit = await BrowserVisit.StartAsync();
        visit.Host.Answers.LastGate = new TaskCompletionSource();
        await visit.AskAsync(Question);
        await visit.Page.Locator(".cite").First.HoverAsync();
        var pointedAt = await visit.Page.Locator(".cite").First.ElementHandleAsync();
        visit.Host.Answers.LastGate.SetResult();

        await Assertions.Expect(visit.Page.Locator(".turn")).ToHaveAttributeAsync("data-state", "done");
        Assert.True(await pointedAt!.EvaluateAsync<bool>("chip => chip.isConnected"));
        await Assertions.Expect(visit.Page.Locator(".cite")).ToHaveTextAsync(["1", "1", "2"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_made_without_a_part_that_is_down_says_so_and_not_that_no_model_is_installed(bool script)
    {
        await using var visit = await BrowserVisit.StartAsync(script: script);
        await visit.Page.GotoAsync("/?q=How+many+days+in+bad+weather");

        await Assertions.Expect(visit.Page.Locator(".turn")).ToHaveAttributeAsync("data-state", "done");
        await Assertions.Expect(visit.Page.GetByText("Part of the service cannot be reached at the moment.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".quotes-note")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.GetByText("The answer breaks off")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_breaks_off_says_so(bool script)
    {
        await using var visit = await BrowserVisit.StartAsync(script: script);
        await visit.Page.GotoAsync("/?q=A+model+is+cut+short");

        await Assertions.Expect(visit.Page.Locator(".lack", new() { HasText = "The answer breaks off before its end." })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("The answer is complete.")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".quotes-note")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_is_not_there_is_named_with_those_that_are(bool script)
    {
        await using var visit = await BrowserVisit.StartAsync(script: script);
        await visit.Page.GotoAsync("/?q=source%3Anowhere+How+many+days");

        await Assertions.Expect(visit.Page.Locator(".turn .none")).ToHaveTextAsync("There is no source “$& {1}” that you can read. There are: Employee handbook, Finance.");
    }

    [Fact]
    public async Task A_citation_opens_the_page_picture_with_its_passage_marked_and_back_closes_it()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.AskAsync(Question);
        await visit.Page.Locator(".cite").First.ClickAsync();

        var picture = visit.Page.Locator("#panel img");
        await Assertions.Expect(picture).ToHaveAttributeAsync("src", HighlightedPage());
        await Assertions.Expect(visit.Page.Locator("#panel h2")).ToHaveTextAsync("Leave policy");
        await picture.EvaluateAsync("image => image.decode()");
        Assert.Equal(196, visit.Host.Files.Highlighted.Single().Single().Top);

        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("#panel")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".cite").First).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator(".turn")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_citation_of_a_text_marks_the_sentence()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.AskAsync(Question);
        await visit.Page.Locator(".cite").Nth(2).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#panel mark")).ToHaveTextAsync("Keep the receipts for ten years, as tax law asks.");
    }

    [Fact]
    public async Task The_panel_walks_to_the_next_passage()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.AskAsync(Question);
        await visit.Page.Locator(".cite").First.ClickAsync();
        await visit.Page.Locator("#panel .pair a").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#panel .panel-head .meta")).ToContainTextAsync("page 2");
    }

    [Fact]
    public async Task Keys_reach_the_question_the_citations_and_the_help()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.AskAsync(Question);
        await visit.Page.Locator(".turn[data-state=done]").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("]");
        await Assertions.Expect(visit.Page.Locator(".cite").First).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator("#cite-card q")).ToContainTextAsync("Up to five days");

        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#panel h2")).ToHaveTextAsync("Leave policy");
        await visit.Page.Keyboard.PressAsync("[");
        await Assertions.Expect(visit.Page.Locator("#panel h2")).ToHaveTextAsync("Travel guide");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("#panel")).ToBeHiddenAsync();

        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.Locator("#help")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visit.Page.Locator("#question")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_an_answer_it_says_so_and_shows_the_nearest_documents()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.AskAsync("What is the salary of the board?");

        await Assertions.Expect(visit.Page.Locator(".none")).ToHaveTextAsync("The documents you can read do not answer this.");
        await Assertions.Expect(visit.Page.Locator(".sources h3")).ToHaveTextAsync("Nearest documents");
        await Assertions.Expect(visit.Page.Locator(".sources .source")).ToHaveCountAsync(3);
        await visit.Page.Locator("[data-rephrase]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#question")).ToHaveValueAsync("What is the salary of the board?");
    }

    [Fact]
    public async Task Stop_ends_the_answer_and_keeps_what_was_written()
    {
        await using var visit = await BrowserVisit.StartAsync();
        visit.Host.Answers.Gate = new TaskCompletionSource();
        await visit.AskAsync(Question);
        await visit.Page.Locator(".answer-text p").WaitForAsync();
        await visit.Page.Locator(".send").ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".turn")).ToHaveAttributeAsync("data-state", "stopped");
        await Assertions.Expect(visit.Page.Locator(".answer-text")).ToContainTextAsync("Up to five days");
    }

    [Fact]
    public async Task A_fault_says_what_to_do_and_names_a_reference()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.AskAsync("please break");

        await Assertions.Expect(visit.Page.Locator(".turn .failure")).ToContainTextAsync("Reference:");
    }

    [Fact]
    public async Task A_follow_up_stays_in_the_conversation_which_can_be_opened_again()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.AskAsync(Question);
        await visit.Page.Locator(".turn[data-state=done]").WaitForAsync();
        await visit.AskAsync("And the receipts?");
        await Assertions.Expect(visit.Page.Locator(".turn[data-state=done]")).ToHaveCountAsync(2);
        Assert.Equal(Question, visit.Host.Answers.Asked[1].History.Single().Question);

        await visit.Page.Locator(".rail a[href='/conversations']").ClickAsync();
        await visit.Page.Locator(".rows a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".turn.earlier")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_conversation_opened_again_shows_its_sources_until_one_of_them_is_removed()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.AskAsync(Question);
        await visit.Page.Locator(".turn[data-state=done]").WaitForAsync();
        await visit.Page.Locator(".rail a[href='/conversations']").ClickAsync();
        await visit.Page.Locator(".rows a").ClickAsync();

        var turn = visit.Page.Locator(".turn.earlier");
        await Assertions.Expect(turn.Locator(".source")).ToHaveCountAsync(2);
        await Assertions.Expect(turn.Locator(".flag.unsupported")).ToHaveCountAsync(1);
        await turn.Locator(".cite").First.ClickAsync();

        // It has its size before it is fetched; fetched after the removal below it would be an error.
        await Assertions.Expect(visit.Page.Locator("#panel img")).ToHaveJSPropertyAsync("complete", true);

        visit.Host.Catalog.Change(Company.Leave, d => d with { Status = DocumentStatus.Removed });
        await visit.Page.ReloadAsync();
        await Assertions.Expect(turn).ToContainTextAsync("no longer shown");
        await Assertions.Expect(turn).Not.ToContainTextAsync("carried over into");
        await Assertions.Expect(turn.Locator(".source")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Feedback_takes_one_click()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.AskAsync(Question);
        await visit.Page.Locator("[data-feedback] button").First.ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".thanks")).ToHaveTextAsync("Thank you");
        Assert.Equal(1, visit.Host.Conversations.Feedback["r-anna"]);
    }

    [Fact]
    public async Task A_shared_address_asks_again_when_it_is_opened()
    {
        await using var visit = await BrowserVisit.StartAsync();
        await visit.Page.GotoAsync("/?q=" + Uri.EscapeDataString(Question));

        await Assertions.Expect(visit.Page.Locator(".turn")).ToHaveAttributeAsync("data-state", "done");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(".turn[data-state=done] .cite")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Without_script_the_form_answers_and_citations_lead_to_the_marked_passage()
    {
        await using var visit = await BrowserVisit.StartAsync(script: false);
        await visit.Page.FillAsync("#question", Question);
        await visit.Page.Locator(".send").ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".cite")).ToHaveTextAsync(["1", "1", "2"]);
        await Assertions.Expect(visit.Page.Locator(".flag").Last).ToHaveTextAsync("not supported");
        await visit.Page.Locator(".cite").Nth(2).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main mark")).ToHaveTextAsync("Keep the receipts for ten years, as tax law asks.");
    }

    [Fact]
    public async Task Without_script_a_follow_up_knows_the_question_before()
    {
        await using var visit = await BrowserVisit.StartAsync(script: false);
        await visit.Page.GotoAsync("/?q=" + Uri.EscapeDataString(Question));
        await visit.Page.FillAsync("#question", "And the receipts?");
        await visit.Page.Locator(".send").ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".question")).ToHaveTextAsync("And the receipts?");
        await Assertions.Expect(visit.Page.Locator(".turn")).ToHaveAttributeAsync("data-state", "done");
        Assert.Equal(Question, visit.Host.Answers.Asked[1].History.Single().Question);
    }

    [GeneratedRegex(@"/pages/1\?highlight=\d+-\d+$")]
    private static partial Regex HighlightedPage();
}
