using System.Net;
using System.Net.Http.Json;
using RagLlama.Host.Tests.Portal;
using Xunit;

namespace RagLlama.Host.Tests.Api;

/// <summary>What keeps other sites, previews and copied cookies out.</summary>
public sealed class BrowserDefenceTests
{
    private static readonly Uri Home = new("/", UriKind.Relative);

    [Fact]
    public async Task Every_response_carries_the_strict_headers()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("anna");

        foreach (var path in new[] { "/", "/library", "/nothing", "/api/v1/documents", "/api/v1/nothing", "/sign-in", "/sources" })
        {
            using var reply = await browser.GetAsync(new Uri(path, UriKind.Relative));
            var policy = reply.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", reply.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.Equal("same-origin", reply.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.False(reply.Headers.Contains("Server"));
            Assert.False(reply.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task The_error_page_keeps_the_headers_and_tells_nothing()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("anna");

        using var reply = await browser.GetAsync(new Uri("/?q=please+break", UriKind.Relative));
        var page = await reply.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, reply.StatusCode);
        Assert.True(reply.Headers.Contains("Content-Security-Policy"));
        Assert.Contains("Something went wrong", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", page, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperationException", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_hold_no_inline_script_style_or_handler()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("admin");

        foreach (var path in new[] { "/", "/?q=carry", "/library", "/sources", "/settings", $"/documents/{Company.Hostile}" })
        {
            var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative));
            Assert.DoesNotMatch("(?i)<script(?! type=\"module\" src=\"/assets/)", page);
            Assert.DoesNotMatch("(?i)<style", page);
            Assert.DoesNotMatch("(?i)<[^>]+\\s(style|on[a-z]+)=", page);
            Assert.DoesNotMatch("(?i)(src|href|action)=\"(https?:)?//", page);
        }
    }

    [Fact]
    public async Task A_hostile_file_name_and_hostile_text_are_shown_as_text()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("anna");

        var pages = new[]
        {
            await browser.GetStringAsync(new Uri("/library", UriKind.Relative)),
            await browser.GetStringAsync(new Uri($"/documents/{Company.Hostile}", UriKind.Relative)),
            await browser.GetStringAsync(new Uri($"/documents/{Company.Hostile}/panel?passage={host.Catalog.ChunksOf(Company.Hostile)[0].Id}", UriKind.Relative)),
            await browser.GetStringAsync(new Uri("/?q=" + Uri.EscapeDataString("carry \"><img src=x onerror=alert(2)>"), UriKind.Relative)),
        };

        Assert.All(pages, page =>
        {
            Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Original_bytes_leave_as_a_sandboxed_download()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("anna");

        using var reply = await browser.GetAsync(new Uri($"/api/v1/documents/{Company.Leave}/content", UriKind.Relative));

        Assert.Equal("attachment", reply.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/octet-stream", reply.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("sandbox", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("%PDF-1.7 sample", await reply.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("https://evil.test", null)]
    [InlineData("null", null)]
    [InlineData(null, "cross-site")]
    [InlineData(null, "same-site")]
    [InlineData(null, null)]
    public async Task A_change_that_another_site_asks_for_is_refused(string? origin, string? site)
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("admin");
        browser.DefaultRequestHeaders.Remove("Origin");
        if (origin is not null)
        {
            browser.DefaultRequestHeaders.Add("Origin", origin);
        }

        if (site is not null)
        {
            browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        }

        using var asked = await browser.PostAsJsonAsync(new Uri("/api/v1/ask", UriKind.Relative), new { question = "carry over?" });
        using var removed = await browser.DeleteAsync(new Uri($"/api/v1/documents/{Company.Leave}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, removed.StatusCode);
        Assert.Empty(host.Answers.Asked);
        Assert.Empty(host.Catalog.Removed);
    }

    [Theory]
    [InlineData("/sources/sample/delete")]
    [InlineData("/conversations/c1/delete")]
    [InlineData("/preferences")]
    [InlineData("/sign-out")]
    [InlineData("/quality/sets/leave/delete")]
    [InlineData("/quality/sets/leave/questions")]
    public async Task A_form_without_its_token_is_refused(string path)
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("admin");
        using var form = new FormUrlEncodedContent([new("theme", "dark")]);

        using var reply = await browser.PostAsync(new Uri(path, UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.NotNull(await host.Catalog.FindSourceAsync("sample", default));
    }

    [Fact]
    public async Task An_upload_form_without_its_token_stores_nothing()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("anna");
        using var form = new MultipartFormDataContent { { new StringContent("public"), "access" }, { new StringContent("text"), "files", "a.md" } };

        using var reply = await browser.PostAsync(new Uri("/library/upload", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Empty(host.Files.Uploaded);
    }

    [Fact]
    public async Task A_link_on_another_site_fills_the_question_in_but_does_not_ask_it()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("anna");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var page = await browser.GetStringAsync(new Uri("/?q=carry+over", UriKind.Relative));

        Assert.Contains("carry over</textarea>", page, StringComparison.Ordinal);
        Assert.Empty(host.Answers.Asked);
    }

    [Fact]
    public async Task A_preview_of_the_sign_in_link_burns_nothing_and_its_button_works_once()
    {
        await using var host = await PortalHost.StartAsync();
        using var preview = host.Anonymous();
        using var browser = host.Anonymous();
        browser.DefaultRequestHeaders.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        var link = await host.CreateLinkAsync("anna");
        await preview.GetStringAsync(link);

        using var first = await RedeemAsync();
        using var second = await RedeemAsync();

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Contains("httponly", first.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("ragllama=", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", first.Headers.GetValues("Set-Cookie").First(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);

        async Task<HttpResponseMessage> RedeemAsync()
        {
            var page = await browser.GetStringAsync(link);
            using var form = new FormUrlEncodedContent([
                new("__RequestVerificationToken", FormToken.In(page)), new("token", link.Query["?token=".Length..])]);
            return await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        }
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test/")]
    [InlineData("/\\evil.test/")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = host.Anonymous();
        browser.DefaultRequestHeaders.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        var link = await host.CreateLinkAsync("anna");
        var page = await browser.GetStringAsync(link);
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", FormToken.In(page)), new("token", link.Query["?token=".Length..]), new("returnUrl", returnUrl)]);

        using var reply = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);

        Assert.Equal("/", reply.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Guessing_at_the_sign_in_is_slowed_down()
    {
        await using var host = await PortalHost.StartAsync(("Identity:SignInsPerMinute", "3"));
        using var browser = host.Anonymous();
        browser.DefaultRequestHeaders.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", FormToken.In(page)), new("token", "guess")]);
            using var reply = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
            codes.Add(reply.StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest, codes[2]);
        Assert.Equal(HttpStatusCode.TooManyRequests, codes[3]);
    }

    [Fact]
    public async Task A_cookie_copied_before_signing_out_is_worthless_after()
    {
        await using var host = await PortalHost.StartAsync();
        var cookies = new CookieContainer();
        using var browser = await host.SignedInAsync("anna", cookies);
        var settings = await browser.GetStringAsync(new Uri("/settings", UriKind.Relative));
        using var thief = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        thief.DefaultRequestHeaders.Add("Cookie", cookies.GetCookieHeader(host.Address));
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync(Home)).StatusCode);

        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", FormToken.In(settings))]);
        using var left = await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync(Home)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(Home)).StatusCode);
    }

    [Fact]
    public async Task Neither_questions_nor_sign_in_tokens_reach_the_log()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("anna");
        await browser.GetStringAsync(new Uri("/?q=CANARY+carry+over", UriKind.Relative));
        using var failed = await browser.GetAsync(new Uri("/?q=CANARY+please+break", UriKind.Relative));

        Assert.NotEmpty(host.Log.Lines);
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("CANARY", StringComparison.Ordinal) || l.Contains("token=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_keys_that_protect_cookies_are_readable_by_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("anna");

        var keys = new DirectoryInfo(Path.Combine(host.DataFolder, "keys"));
        foreach (var file in keys.GetFiles())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.FullName));
        }

        Assert.NotEmpty(keys.GetFiles());
    }
}
