using Microsoft.Playwright;
using Xunit;

namespace RagLlama.Host.Tests.Portal;

/// <summary>The operating system's Chromium, without a window.</summary>
internal static class Chromium
{
    private const string Path = "/usr/bin/chromium";

    public static void SkipWhenMissing() => Assert.SkipUnless(File.Exists(Path), $"{Path} is not installed; install the package chromium to run this test.");

    public static Task<IBrowser> StartAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Path,
        Args = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--no-first-run"],
    });
}
