using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Host.Tests.Portal;
using Xunit;

namespace RagLlama.Host.Tests.Api;

public sealed class AccessTests
{
    private static readonly string[] Anonymous =
        ["GET /assets/{version}/{**path}", "GET /sign-in", "POST /sign-in", "* /health/live", "* /health/ready"];

    [Fact]
    public async Task Nothing_but_the_named_endpoints_is_open_to_anonymous_callers()
    {
        await using var host = await PortalHost.StartAsync();

        var open = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m => m + " /" + e.RoutePattern.RawText!.TrimStart('/')));

        Assert.Equal(Anonymous.Order(StringComparer.Ordinal), open.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_other_endpoint_refuses_an_anonymous_caller()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        var endpoints = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.True(endpoints.Count > 25);

        foreach (var endpoint in endpoints)
        {
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
                .Replace("{id}", Company.Leave.ToString(), StringComparison.OrdinalIgnoreCase)
                .Replace("{page:int}", "1", StringComparison.Ordinal).Replace("{receiptId}", "r-anna", StringComparison.Ordinal)
                .Replace("{**path}", "x", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal);
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
                using var reply = await client.SendAsync(request);
                var refused = reply.StatusCode == HttpStatusCode.Unauthorized
                    || (reply.StatusCode == HttpStatusCode.Redirect && reply.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal));
                Assert.True(refused, $"{method} {path} answered {reply.StatusCode}");
            }
        }
    }

    [Theory]
    [InlineData("/API/v1/documents")]
    [InlineData("//api/v1/documents")]
    [InlineData("/api/v1/documents/")]
    [InlineData("/api/v1/..%2fv1/documents")]
    [InlineData("/assets/..%2fapi/v1/documents")]
    [InlineData("/assets/x/..;/api/v1/documents")]
    public async Task No_spelling_of_a_path_gets_around_the_sign_in(string path)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Anonymous();

        using var reply = await client.GetAsync(new Uri(host.Address.ToString().TrimEnd('/') + path));

        Assert.NotEqual(HttpStatusCode.OK, reply.StatusCode);
        Assert.DoesNotContain("Leave policy", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/documents/{0}")]
    [InlineData("GET", "/api/v1/documents/{0}/pages/1")]
    [InlineData("GET", "/api/v1/documents/{0}/content")]
    [InlineData("DELETE", "/api/v1/documents/{0}")]
    public async Task A_foreign_document_is_answered_like_an_unknown_one(string method, string route)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        var foreign = await SendAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, route, Company.Salaries));
        var unknown = await SendAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, route, "2c1b6b1e-0000-5000-8000-000000000000"));

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(unknown, foreign);
        Assert.Empty(host.Catalog.Removed);

        async Task<(HttpStatusCode Status, string Text)> SendAsync(string path)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            using var reply = await client.SendAsync(request);
            return (reply.StatusCode, await reply.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Foreign_conversations_and_receipts_are_answered_like_unknown_ones()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        var foreign = await host.Conversations.CreateAsync("bruno", "Secret", default);
        host.Conversations.AddReceipt("r-bruno", "bruno");

        using var read = await client.GetAsync(new Uri("/api/v1/conversations/" + foreign.Id, UriKind.Relative));
        using var removed = await client.DeleteAsync(new Uri("/api/v1/conversations/" + foreign.Id, UriKind.Relative));
        using var feedback = await client.PostAsJsonAsync(new Uri("/api/v1/answers/r-bruno/feedback", UriKind.Relative), new { helpful = true });

        Assert.All([read, removed, feedback], r => Assert.Equal(HttpStatusCode.NotFound, r.StatusCode));
        Assert.NotNull(await host.Conversations.FindAsync("bruno", foreign.Id, default));
        Assert.Empty(host.Conversations.Feedback);
    }

    [Fact]
    public async Task Pages_of_a_foreign_document_show_nothing_of_it()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.SignedInAsync("anna");

        using var page = await client.GetAsync(new Uri($"/documents/{Company.Salaries}", UriKind.Relative));
        using var panel = await client.GetAsync(new Uri($"/documents/{Company.Salaries}/panel", UriKind.Relative));
        var library = await client.GetStringAsync(new Uri("/library?all=1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, panel.StatusCode);
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("Nothing here", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Salaries", text + library, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_manages_documents_without_reading_them()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("admin");
        using var client = await host.WithKeyAsync("admin");

        var page = await browser.GetStringAsync(new Uri($"/documents/{Company.Salaries}", UriKind.Relative));
        var json = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/documents/{Company.Salaries}", UriKind.Relative));
        using var content = await client.GetAsync(new Uri($"/api/v1/documents/{Company.Salaries}/content", UriKind.Relative));

        Assert.DoesNotContain("CANARY", page, StringComparison.Ordinal);
        Assert.False(json.GetProperty("readable").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, content.StatusCode);
    }

    [Fact]
    public async Task A_key_does_only_what_its_scopes_say()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("admin", "search");

        using var search = await client.GetAsync(new Uri("/api/v1/search?q=leave", UriKind.Relative));
        using var ask = await client.PostAsJsonAsync(new Uri("/api/v1/ask", UriKind.Relative), new { question = "x" });
        using var remove = await client.DeleteAsync(new Uri("/api/v1/sources/finance", UriKind.Relative));
        using var page = await client.GetAsync(new Uri("/library", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, search.StatusCode);
        Assert.All([ask, remove, page], r => Assert.Equal(HttpStatusCode.Forbidden, r.StatusCode));
    }

    [Fact]
    public async Task Sources_are_removed_by_admins_only()
    {
        await using var host = await PortalHost.StartAsync();
        using var anna = await host.WithKeyAsync("anna");
        using var admin = await host.WithKeyAsync("admin");

        using var refused = await anna.DeleteAsync(new Uri("/api/v1/sources/sample", UriKind.Relative));
        using var removed = await admin.DeleteAsync(new Uri("/api/v1/sources/sample", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("""{"documents":1}""", await removed.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_revoked_key_and_a_suspended_user_are_refused_from_the_next_request()
    {
        await using var host = await PortalHost.StartAsync();
        using var key = await host.WithKeyAsync("anna", "search");
        using var other = await host.WithKeyAsync("bruno", "search");
        using var browser = await host.SignedInAsync("bruno");
        var url = new Uri("/api/v1/documents", UriKind.Relative);
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(url)).StatusCode);

        await host.Accounts.RevokeKeyAsync("key-annasearch", default);
        var bruno = await host.Accounts.FindUserAsync("bruno", default);
        await host.Accounts.SaveUserAsync(bruno! with { IsSuspended = true }, default);

        Assert.Equal(HttpStatusCode.Unauthorized, (await key.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task A_new_group_counts_from_the_next_request()
    {
        await using var host = await PortalHost.StartAsync();
        using var browser = await host.SignedInAsync("anna");
        var url = new Uri($"/api/v1/documents/{Company.Salaries}", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(url)).StatusCode);

        var anna = await host.Accounts.FindUserAsync("anna", default);
        await host.Accounts.SaveUserAsync(anna! with { Groups = ["board"] }, default);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Health_tells_anonymous_callers_one_word_and_the_description_of_the_api_is_closed()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Anonymous();
        using var key = await host.WithKeyAsync("anna");

        Assert.Equal("""{"status":"ok"}""", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.Equal("""{"status":"ok"}""", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        using var closed = await client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        var description = await key.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        Assert.True(description.GetProperty("paths").TryGetProperty("/api/v1/ask", out _));
        Assert.False(description.GetProperty("paths").TryGetProperty("/sign-in", out _));
    }
}
