using System.Collections.Concurrent;
using Microsoft.Playwright;
using RagLlama.Host.Tests.Portal;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace RagLlama.Host.Tests.Portal;

/// <summary>The operating system's Chromium, without a window. A browser is lent to one test at a time, each with a profile of its own, because starting one takes longer than most tests.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // The same browser; the first is built without what draws windows and takes half the time.
    private static readonly string? Program = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    private readonly ConcurrentBag<Running> idle = [];

    public static void SkipWhenMissing() => Assert.SkipWhen(Program is null, "Chromium is not installed; install the package chromium-headless-shell or chromium to run this test.");

    /// <summary>A browser for this test; disposing ends its profile.</summary>
    internal static async Task<Lent> BorrowAsync(BrowserNewContextOptions options)
    {
        var chromium = await TestContext.Current.GetFixture<Chromium>() ?? throw new InvalidOperationException("No test is running.");
        if (!chromium.idle.TryTake(out var running))
        {
            running = await StartAsync();
        }

        return new Lent(chromium, running, await running.Browser.NewContextAsync(options));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in idle)
        {
            await running.EndAsync();
        }
    }

    private static async Task<Running> StartAsync()
    {
        // Five seconds by default, which a machine that does much else does not always keep.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        return new Running(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--no-first-run"],
        }));
    }

    /// <summary>Playwright is not safe for several threads, so each browser has a driver of its own.</summary>
    internal sealed record Running(IPlaywright Playwright, IBrowser Browser)
    {
        public async Task EndAsync()
        {
            await Browser.CloseAsync();
            Playwright.Dispose();
        }
    }

    internal sealed class Lent(Chromium owner, Running running, IBrowserContext context) : IAsyncDisposable
    {
        public IBrowserContext Context => context;

        public async ValueTask DisposeAsync()
        {
            if (running.Browser.IsConnected)
            {
                await context.CloseAsync();
                owner.idle.Add(running);
            }
            else
            {
                running.Playwright.Dispose();
            }
        }
    }
}
