using Microsoft.Playwright;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

/// <summary>A portal, a browser and a person signed in. Fails at the end when anything was asked of another origin or the console showed an error.</summary>
internal sealed class BrowserVisit : IAsyncDisposable
{
    private readonly Chromium.Lent browser;
    private readonly List<string> foreign = [];
    private readonly List<string> errors = [];

    private BrowserVisit(PortalHost host, Chromium.Lent browser, IPage page)
    {
        (Host, this.browser, Page) = (host, browser, page);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(host.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                foreign.Add(request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add($"{message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => errors.Add(error);
    }

    public PortalHost Host { get; }

    public IPage Page { get; }

    public static async Task<BrowserVisit> StartAsync(string userId = "anna", int width = 1280, int height = 900, bool script = true, string locale = "en-GB", ColorScheme scheme = ColorScheme.Light, params (string Key, string Value)[] settings)
    {
        Chromium.SkipWhenMissing();
        var host = await PortalHost.StartAsync(settings);
        var browser = await Chromium.BorrowAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            Locale = locale,
            ColorScheme = scheme,
            BaseURL = host.Address.ToString(),
        });
        browser.Context.SetDefaultTimeout(30_000);
        var visit = new BrowserVisit(host, browser, await browser.Context.NewPageAsync());
        await visit.Page.GotoAsync((await host.CreateLinkAsync(userId)).ToString());
        await visit.Page.Locator("form button").ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(host.Address.ToString());
        await visit.Page.Locator("#question").WaitForAsync();
        return visit;
    }

    public async Task AskAsync(string question)
    {
        await Page.FillAsync("#question", question);
        await Page.PressAsync("#question", "Enter");
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await Host.DisposeAsync();
        Assert.True(foreign.Count == 0, string.Join('\n', foreign));
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }
}
