using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RagLlama.Host.Tests.Portal;
using Xunit;

namespace RagLlama.Host.Tests.Api;

public sealed class GoldenSetsTests : IAsyncLifetime
{
    private PortalHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await PortalHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/v1/golden")]
    [InlineData("GET", "/api/v1/golden/leave/questions")]
    [InlineData("PUT", "/api/v1/golden/leave/questions")]
    [InlineData("DELETE", "/api/v1/golden/leave")]
    [InlineData("POST", "/api/v1/golden/leave/run")]
    [InlineData("GET", "/quality")]
    [InlineData("GET", "/quality/sets/leave")]
    [InlineData("GET", "/quality/retrieval?q=x&as=bruno")]
    [InlineData("POST", "/quality/sets")]
    [InlineData("POST", "/quality/sets/leave/questions")]
    [InlineData("POST", "/quality/sets/leave/delete")]
    public async Task Golden_sets_are_for_admins_only(string method, string path)
    {
        await host.FillGoldenSetAsync();
        using var person = await host.SignedInAsync("anna");
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = path.StartsWith("/quality", StringComparison.Ordinal) && method == "POST" ? new FormUrlEncodedContent([new("name", "x"), new("Text", "y")]) : null };
        using var reply = await person.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
        Assert.Equal(3, (await host.GoldenSets.ReadAsync("leave", Token)).Count);
    }

    [Fact]
    public async Task A_set_is_imported_listed_run_exported_and_removed()
    {
        using var admin = await host.WithKeyAsync("admin", "manage");
        var lines = $$"""
            {"id":"q1","text":"How many days can be carried over?","lang":"en","answers":["five days"]}
            {"query":"q1","doc":"{{Company.Leave}}","score":1}

            """.ReplaceLineEndings("\n");
        using var imported = await admin.PutAsync("/api/v1/golden/leave/questions", new StringContent(lines), Token);
        Assert.Equal(HttpStatusCode.OK, imported.StatusCode);
        Assert.Equal("leave", (await admin.GetFromJsonAsync<JsonElement>("/api/v1/golden", Token))[0].GetProperty("name").GetString());
        Assert.Equal(lines, await admin.GetStringAsync("/api/v1/golden/leave/questions", Token));

        using var run = await admin.PostAsync("/api/v1/golden/leave/run?mode=lexical&as=anna", null, Token);
        var result = await run.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal("lexical", result.GetProperty("result").GetProperty("mode").GetString());
        Assert.Equal(0.6309, result.GetProperty("result").GetProperty("ndcg10").GetDouble());
        Assert.Equal("q1", result.GetProperty("questions")[0].GetProperty("id").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync("/api/v1/golden/leave", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.DeleteAsync("/api/v1/golden/leave", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/api/v1/golden/leave/run", null, Token)).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/golden/leave/questions", "{\"id\":\"q1\"}", "Line 1")]
    [InlineData("/api/v1/golden/.hidden/questions", "{\"id\":\"q1\",\"text\":\"Why?\"}", "is no name")]
    public async Task A_wrong_import_says_what_is_wrong_and_changes_nothing(string path, string body, string expected)
    {
        using var admin = await host.WithKeyAsync("admin", "manage");
        using var reply = await admin.PutAsync(path, new StringContent(body), Token);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(expected, await reply.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Empty(await host.GoldenSets.ListAsync(Token));
    }

    [Fact]
    public async Task A_run_on_behalf_of_nobody_is_refused()
    {
        await host.FillGoldenSetAsync();
        using var admin = await host.WithKeyAsync("admin", "manage");
        using var reply = await admin.PostAsync("/api/v1/golden/leave/run?as=stranger", null, Token);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }
}
