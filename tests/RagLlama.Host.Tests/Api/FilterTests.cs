using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RagLlama.Host.Tests.Portal;
using Xunit;

namespace RagLlama.Host.Tests.Api;

public sealed class FilterTests : IAsyncLifetime
{
    private PortalHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await PortalHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/search?q=source%3Anowhere+carry+over", "source", "nowhere")]
    [InlineData("/api/v1/search?q=carry+over&source=nowhere", "source", "nowhere")]
    [InlineData("/api/v1/search?q=carry+over+lang%3Axx", "lang", "xx")]
    [InlineData("/api/v1/search?q=carry+over+before%3A2026-13", "before", "2026-13")]
    public async Task A_filter_that_means_nothing_is_a_bad_request_that_says_what_could_stand_there(string path, string name, string value)
    {
        using var anna = await host.WithKeyAsync("anna", "search");
        using var reply = await anna.GetAsync(new Uri(path, UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        var problem = await reply.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Contains(value, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal((name, value), (problem.GetProperty("filter").GetProperty("name").GetString(), problem.GetProperty("filter").GetProperty("value").GetString()));
    }

    [Theory]
    [InlineData("source%3A%22employee+HANDBOOK%22+carry")]
    [InlineData("source%3AHandbook+carry")]
    public async Task A_source_may_be_named_as_the_portal_shows_it(string question)
    {
        using var anna = await host.WithKeyAsync("anna", "search");

        var found = await anna.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/search?q={question}", UriKind.Relative), Token);

        Assert.True(found.GetProperty("hits").GetArrayLength() > 0);
        Assert.False(found.GetProperty("degraded").GetBoolean());
    }

    [Fact]
    public async Task Names_of_sources_the_asker_may_not_read_are_not_told()
    {
        host.Catalog.Change(Company.Budget, record => record with { Access = Documents.AccessList.Parse("group:board") });
        using var anna = await host.WithKeyAsync("anna", "search");
        using var bruno = await host.WithKeyAsync("bruno", "search");

        var forAnna = await (await anna.GetAsync(new Uri("/api/v1/search?q=source%3Afinance+budget", UriKind.Relative), Token)).Content.ReadAsStringAsync(Token);
        using var forBruno = await bruno.GetAsync(new Uri("/api/v1/search?q=source%3Afinance+budget", UriKind.Relative), Token);

        Assert.Contains("Employee handbook", forAnna, StringComparison.Ordinal);
        Assert.DoesNotContain("Finance", forAnna, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, forBruno.StatusCode);
    }

    [Fact]
    public async Task The_state_of_the_index_is_for_admins_with_the_recall_that_was_measured()
    {
        host.Index.VectorSearch = PortalHost.Approximate;
        using var anna = await host.WithKeyAsync("anna", "manage");
        using var admin = await host.WithKeyAsync("admin", "manage");

        using var refused = await anna.GetAsync(new Uri("/api/v1/index", UriKind.Relative), Token);
        var state = await admin.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/index", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("approximate", state.GetProperty("vectorSearch").GetProperty("mode").GetString());
        Assert.Equal(0.983, state.GetProperty("vectorSearch").GetProperty("recall").GetDouble());
    }
}
