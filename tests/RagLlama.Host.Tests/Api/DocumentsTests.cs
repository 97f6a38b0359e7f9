using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RagLlama.Host.Tests.Portal;
using RagLlama.Ingestion;
using Xunit;

namespace RagLlama.Host.Tests.Api;

public sealed class DocumentsTests
{
    private static readonly Uri Documents = new("/api/v1/documents", UriKind.Relative);

    [Fact]
    public async Task Lists_what_the_caller_may_read_and_filters_it()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        var all = await client.GetFromJsonAsync<JsonElement>(Documents);
        var failed = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/documents?status=failed", UriKind.Relative));
        var titled = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/documents?q=leave&source=handbook", UriKind.Relative));
        using var wrong = await client.GetAsync(new Uri("/api/v1/documents?status=broken", UriKind.Relative));

        Assert.Equal(7, all.GetProperty("total").GetInt32());
        Assert.Equal("failed", failed.GetProperty("items")[0].GetProperty("status").GetString());
        Assert.Contains("encrypted", failed.GetProperty("items")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("Leave policy", titled.GetProperty("items")[0].GetProperty("title").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Search_gives_ranked_hits()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        var json = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/search?q=leave", UriKind.Relative));
        using var tooMany = await client.GetAsync(new Uri("/api/v1/search?q=leave&k=1000000", UriKind.Relative));

        var hit = json.GetProperty("hits")[0];
        Assert.Equal(1, hit.GetProperty("rank").GetInt32());
        Assert.Equal(1, hit.GetProperty("page").GetInt32());
        Assert.Equal("Leave policy", hit.GetProperty("title").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
    }

    [Fact]
    public async Task An_upload_belongs_to_its_uploader_alone_unless_said_otherwise()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        var alone = await UploadAsync(client, null, "notes.md");
        var everyone = await UploadAsync(client, "public", "news.md");
        var group = await UploadAsync(client, "group:hr", "plan.md");

        Assert.Equal("user:anna", host.Catalog.Get(alone).Access.ToString());
        Assert.Equal("public", host.Catalog.Get(everyone).Access.ToString());
        Assert.Equal("group:hr,user:anna", host.Catalog.Get(group).Access.ToString());
    }

    [Theory]
    [InlineData("group:board")]
    [InlineData("user:bruno")]
    [InlineData("nonsense")]
    public async Task Nobody_shares_with_groups_they_are_not_in(string access)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        using var form = Form(access, "a.md");

        using var reply = await client.PostAsync(Documents, form);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Empty(host.Files.Uploaded);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\anna\\plan.md", "plan.md")]
    public async Task Only_the_last_part_of_a_file_name_is_kept(string sent, string kept)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        var id = await UploadAsync(client, null, sent);

        Assert.Equal(kept, host.Catalog.Get(id).FileName);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_413()
    {
        await using var host = await PortalHost.StartAsync(("Api:MaxUploadMegabytes", "1"));
        using var client = await host.WithKeyAsync("anna");
        using var beyondStore = Form("private", "big.md", 300_000);
        using var beyondRequest = Form("private", "bigger.md", 3 * 1024 * 1024);

        using var first = await client.PostAsync(Documents, beyondStore);
        using var second = await client.PostAsync(Documents, beyondRequest);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, first.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, second.StatusCode);
        Assert.Equal("application/problem+json", first.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Something_else_than_a_form_is_415()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        using var reply = await client.PostAsJsonAsync(Documents, new { file = "x" });

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.StatusCode);
    }

    [Fact]
    public async Task An_uploader_removes_their_own_document_and_no_other()
    {
        await using var host = await PortalHost.StartAsync();
        using var anna = await host.WithKeyAsync("anna");
        using var bruno = await host.WithKeyAsync("bruno");
        var id = await UploadAsync(anna, "public", "news.md");
        var url = new Uri($"/api/v1/documents/{id}", UriKind.Relative);

        using var refused = await bruno.DeleteAsync(url);
        using var removed = await anna.DeleteAsync(url);
        using var gone = await anna.GetAsync(url);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_page_is_drawn_with_the_passage_marked_and_not_drawn_twice()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        var chunk = host.Catalog.ChunksOf(Company.Leave)[0].Id;
        var byChunk = new Uri($"/api/v1/documents/{Company.Leave}/pages/1?highlight={chunk}", UriKind.Relative);

        using var picture = await client.GetAsync(byChunk);
        using var bySpan = await client.GetAsync(new Uri($"/api/v1/documents/{Company.Leave}/pages/2?highlight=150-20", UriKind.Relative));
        using var foreign = await client.GetAsync(new Uri($"/api/v1/documents/{Company.Leave}/pages/1?highlight={host.Catalog.ChunksOf(Company.Salaries)[0].Id}", UriKind.Relative));
        using var none = await client.GetAsync(new Uri($"/api/v1/documents/{Company.Leave}/pages/3", UriKind.Relative));
        client.DefaultRequestHeaders.IfNoneMatch.Add(new EntityTagHeaderValue(picture.Headers.ETag!.Tag));
        using var again = await client.GetAsync(byChunk);

        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal([1, 1, 0, 0], host.Files.Highlighted.Select(h => h.Count));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Sources_count_what_the_caller_may_read()
    {
        await using var host = await PortalHost.StartAsync();
        using var anna = await host.WithKeyAsync("anna");
        using var admin = await host.WithKeyAsync("admin");

        var seen = await anna.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/sources", UriKind.Relative));
        var managed = await admin.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/sources", UriKind.Relative));

        Assert.Equal([5, 1, 1], seen.EnumerateArray().Select(s => s.GetProperty("documents").GetInt32()));
        Assert.Equal([5, 2, 1], managed.EnumerateArray().Select(s => s.GetProperty("documents").GetInt32()));
        Assert.Equal(2, managed[0].GetProperty("notIndexed").GetInt32());
    }

    private static async Task<RagLlama.Documents.DocumentId> UploadAsync(HttpClient client, string? access, string name)
    {
        using var form = Form(access, name);
        using var reply = await client.PostAsync(Documents, form);
        Assert.Equal(HttpStatusCode.Accepted, reply.StatusCode);
        var json = await reply.Content.ReadFromJsonAsync<JsonElement>();
        var document = json.GetProperty("documents")[0];
        Assert.Equal(nameof(DocumentStatus.Pending), document.GetProperty("status").GetString(), ignoreCase: true);
        Assert.True(RagLlama.Documents.DocumentId.TryParse(document.GetProperty("id").GetString(), out var id));
        Assert.EndsWith(id.ToString(), reply.Headers.Location!.ToString(), StringComparison.Ordinal);
        return id;
    }

    private static MultipartFormDataContent Form(string? access, string name, int size = 10)
    {
        var form = new MultipartFormDataContent();
        if (access is not null)
        {
            form.Add(new StringContent(access), "access");
        }

        form.Add(new ByteArrayContent(new byte[size]), "files", name);
        return form;
    }
}
