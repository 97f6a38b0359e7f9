using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RagLlama.TestKit.Processes;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>The running service as a program meets it: a real process, a real port, the real stores.</summary>
public sealed partial class ServeTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ragllama-serve-").FullName;
    private readonly HttpClient _client = new();
    private Process _service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder, "data");

    public async ValueTask InitializeAsync()
    {
        var config = Path.Combine(_folder, "config.json");
        await File.WriteAllTextAsync(config, """{"Portal":{"SampleCompany":false}}""");
        _service = RagLlamaProcess.Start("serve", "--urls", "http://127.0.0.1:0", "--data", Data, "--config", config);
        _service.BeginErrorReadLine();
        _client.BaseAddress = new Uri(Address().Match(await _service.StandardOutput.ReadLineAsync(Token) ?? "").Value);
        Assert.Contains("/sign-in?token=", await _service.StandardOutput.ReadLineAsync(Token), StringComparison.Ordinal);
        var key = await RagLlamaProcess.RunAsync(Token, "key", "create", "--name", "test", "--data", Data, "--json");
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Json.GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_file_handed_in_is_answered_from_and_no_longer_once_deleted()
    {
        Assert.Equal("no_documents", (await AskAsync("How much torque does the flange need?")).GetProperty("reason").GetString());

        var id = await UploadAsync("flange.md", "# Flange\n\nThe flange of the LP-340 needs a torque of 85 Nm.\n");
        await WaitUntilIndexedAsync(id);
        var answer = await AskAsync("How much torque does the flange need?");
        Assert.Contains("85 Nm", answer.GetProperty("answer").GetString(), StringComparison.Ordinal);

        Assert.True((await _client.DeleteAsync($"/api/v1/documents/{id}", Token)).IsSuccessStatusCode);
        Assert.Equal("no_answer", (await AskAsync("How much torque does the flange need?")).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"/api/v1/documents/{id}", Token)).StatusCode);
    }

    [Fact]
    public async Task The_answer_streams_as_events_that_end_with_the_answer_itself()
    {
        await WaitUntilIndexedAsync(await UploadAsync("valve.md", "# Valve\n\nThe relief valve opens at nine bar.\n"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ask") { Content = JsonContent.Create(new { question = "When does the relief valve open?" }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var events = (await response.Content.ReadAsStringAsync(Token)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(e => e.Split('\n')[0]["event: ".Length..]).ToList();
        Assert.Equal("searching", events[0]);
        Assert.Equal("sources", events[1]);
        Assert.Contains("delta", events);
        Assert.Contains("citation", events);
        Assert.Contains("verified", events);
        Assert.Equal("done", events[^1]);
    }

    [Fact]
    public async Task A_receipt_is_read_and_replayed_over_the_api_and_from_its_file()
    {
        await WaitUntilIndexedAsync(await UploadAsync("gasket.md", "# Gasket\n\nThe gasket of the LP-340 is changed every 400 hours.\n"));
        var id = (await AskAsync("How often is the gasket of the LP-340 changed?")).GetProperty("receiptId").GetString()!;

        var receipt = await _client.GetStringAsync($"/api/v1/answers/{id}", Token);
        var file = Path.Combine(_folder, "receipt.json");
        await File.WriteAllTextAsync(file, receipt, Token);
        using var replayed = await _client.PostAsync($"/api/v1/answers/{id}/replay", null, Token);
        var fromFile = await RagLlamaProcess.RunAsync(Token, "replay", file, "--data", Data, "--json");
        var foreign = await RagLlamaProcess.RunAsync(Token, "replay", file, "--as", "eva@example.com", "--data", Data, "--json");

        Assert.DoesNotContain("400 hours", receipt, StringComparison.Ordinal);
        Assert.True((await replayed.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("reproduced").GetBoolean());
        Assert.Equal(0, fromFile.ExitCode);
        Assert.Equal("same", fromFile.Json.GetProperty("text").GetString());
        Assert.Equal((1, ""), (foreign.ExitCode, foreign.Output));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/api/v1/answers/unknown", Token)).StatusCode);
    }

    [Fact]
    public async Task Strangers_and_foreign_host_names_are_turned_away()
    {
        using var stranger = new HttpClient { BaseAddress = _client.BaseAddress };
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/health/live", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/search?q=x", Token)).StatusCode);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        rebound.Headers.Host = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.SendAsync(rebound, Token)).StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("rlk_wrong", HttpStatusCode.Unauthorized)]
    [InlineData("ask,search", HttpStatusCode.Forbidden)]
    public async Task A_gigabyte_from_somebody_who_may_not_upload_never_reaches_the_disk(string? keyOrScopes, HttpStatusCode expected)
    {
        // A client gives up waiting for the answer after a second, which is too soon on a busy machine.
        using var patient = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var stranger = new HttpClient(patient) { BaseAddress = _client.BaseAddress };
        if (keyOrScopes?.Contains(',', StringComparison.Ordinal) == true)
        {
            keyOrScopes = (await RagLlamaProcess.RunAsync(Token, "key", "create", "--name", "reader", "--scope", keyOrScopes, "--data", Data, "--json")).Json.GetProperty("key").GetString();
        }

        stranger.DefaultRequestHeaders.Authorization = keyOrScopes is null ? null : new AuthenticationHeaderValue("Bearer", keyOrScopes);
        var before = BytesWritten();
        using var file = new EndlessFile();
        using var form = new MultipartFormDataContent { { file, "file", "large.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/documents") { Content = form };

        // Asked first, as curl asks: the answer comes in place of the file.
        request.Headers.ExpectContinue = true;
        using var response = await stranger.SendAsync(request, Token);

        Assert.Equal((expected, 0), (response.StatusCode, file.Sent));
        Assert.InRange(BytesWritten() - before, 0, 1 << 20);
    }

    [Fact]
    public async Task A_gigabyte_that_is_sent_unasked_never_reaches_the_disk()
    {
        using var stranger = new HttpClient { BaseAddress = _client.BaseAddress };
        var before = BytesWritten();
        using var file = new EndlessFile();
        using var form = new MultipartFormDataContent { { file, "file", "large.pdf" } };

        await Record.ExceptionAsync(async () => (await stranger.PostAsync("/api/v1/documents", form, Token)).Dispose());

        Assert.InRange(file.Sent, 0, (1L << 30) - 1);
        Assert.InRange(BytesWritten() - before, 0, 1 << 20);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _service.Kill();
        await _service.WaitForExitAsync(CancellationToken.None);
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What the service has handed to the file system so far, wherever to.</summary>
    private long BytesWritten()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The bytes that a process has written are read from /proc.");
        var line = File.ReadLines($"/proc/{_service.Id}/io").First(l => l.StartsWith("write_bytes: ", StringComparison.Ordinal));
        return long.Parse(line["write_bytes: ".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<JsonElement> AskAsync(string question)
    {
        using var response = await _client.PostAsJsonAsync("/api/v1/ask", new { question }, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private async Task<string> UploadAsync(string name, string text)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name } };
        using var response = await _client.PostAsync("/api/v1/documents", form, Token);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Token));
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("documents")[0].GetProperty("id").GetString()!;
    }

    private async Task WaitUntilIndexedAsync(string id)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var document = await _client.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{id}", Token);
            if (document.GetProperty("status").GetString() == "indexed")
            {
                return;
            }

            await Task.Delay(100, Token);
        }

        Assert.Fail("The upload was not indexed within 20 seconds.");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
