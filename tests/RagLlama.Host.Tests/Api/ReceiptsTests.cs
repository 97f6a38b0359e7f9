using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RagLlama.Answering;
using RagLlama.Answering.Replaying;
using RagLlama.Host.Tests.Portal;
using Xunit;

namespace RagLlama.Host.Tests.Api;

public sealed class ReceiptsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receipt_is_its_askers_alone()
    {
        await using var host = await HostWithReceiptAsync();
        using var anna = await host.WithKeyAsync("anna");
        using var admin = await host.WithKeyAsync("admin");

        Assert.Equal("How many days?", (await anna.GetFromJsonAsync<JsonElement>("/api/v1/answers/r1", Token)).GetProperty("question").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/v1/answers/r1", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/api/v1/answers/r1/replay", null, Token)).StatusCode);
    }

    [Fact]
    public async Task A_replay_says_what_changed_or_what_it_lacks()
    {
        await using var host = await HostWithReceiptAsync();
        using var anna = await host.WithKeyAsync("anna");
        host.Answers.Replayed = new ReplayReport
        {
            ReceiptId = "r1",
            CreatedAt = DateTimeOffset.UnixEpoch,
            RetrievalReproduced = false,
            ChunksBefore = 4,
            ChunksAfter = 3,
            OutcomeBefore = "answered",
            OutcomeAfter = "answered",
            Text = ReplayText.NotReplayed,
            TextReason = "elsewhere",
            Changes = [new ReplayChange("document_gone", "d1", "1", null)],
        };

        using var reply = await anna.PostAsync("/api/v1/answers/r1/replay", null, Token);
        var report = await reply.Content.ReadFromJsonAsync<JsonElement>(Token);
        using var lacking = await anna.PostAsync("/api/v1/answers/r2/replay", null, Token);

        Assert.Equal((false, "not_replayed", "document_gone"), (
            report.GetProperty("reproduced").GetBoolean(), report.GetProperty("text").GetString(), report.GetProperty("changes")[0].GetProperty("kind").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, lacking.StatusCode);
        Assert.Contains("'question'", (await lacking.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_and_prompts_are_for_admins()
    {
        await using var host = await PortalHost.StartAsync();
        host.Conversations.Usage.Add(new ModelUsageDay { Day = DateOnly.FromDateTime(DateTime.UtcNow), Model = "llama-8b", Answers = 4, Cost = 2m, Currency = "EUR", Joules = 7200 });
        using var anna = await host.WithKeyAsync("anna");
        using var admin = await host.WithKeyAsync("admin");

        Assert.Equal(HttpStatusCode.Forbidden, (await anna.GetAsync("/api/v1/usage", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.GetAsync("/api/v1/prompts", Token)).StatusCode);
        var model = (await admin.GetFromJsonAsync<JsonElement>("/api/v1/usage", Token)).GetProperty("models")[0];
        Assert.Equal((0.5, 2.0, 0.5), (model.GetProperty("costPerAnswer").GetDouble(), model.GetProperty("wattHours").GetDouble(), model.GetProperty("wattHoursPerAnswer").GetDouble()));
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync("/api/v1/usage?from=2026-05-02&to=2026-05-01", Token)).StatusCode);
        Assert.Empty((await admin.GetFromJsonAsync<JsonElement>("/api/v1/usage?from=2020-01-01&to=2020-02-01", Token)).GetProperty("models").EnumerateArray());
        var prompts = await admin.GetFromJsonAsync<JsonElement>("/api/v1/prompts", Token);
        Assert.Equal(8, prompts.GetArrayLength());
        Assert.Equal(64, prompts[0].GetProperty("version").GetString()!.Length);
    }

    [Fact]
    public async Task An_answer_carries_what_to_ask_next_and_what_did_not_fit_and_names_its_conversation()
    {
        await using var host = await PortalHost.StartAsync();
        (host.Answers.Suggestions, host.Answers.Title) = (["When do the days lapse?"], "Leave carry-over");
        using var anna = await host.WithKeyAsync("anna");
        using var made = await anna.PostAsJsonAsync("/api/v1/conversations", new { title = "How many days can be carried over?" }, Token);
        var conversation = (await made.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetString();

        using var reply = await anna.PostAsJsonAsync("/api/v1/ask", new { question = "How many days can be carried over?", conversationId = conversation }, Token);
        var answer = await reply.Content.ReadFromJsonAsync<JsonElement>(Token);
        var named = await anna.GetFromJsonAsync<JsonElement>($"/api/v1/conversations/{conversation}", Token);

        Assert.Equal("When do the days lapse?", answer.GetProperty("suggestions")[0].GetString());
        Assert.Equal((3000, 1), (answer.GetProperty("context").GetProperty("budget").GetInt32(), answer.GetProperty("context").GetProperty("leftOut").GetArrayLength()));
        Assert.Equal("Leave carry-over", named.GetProperty("title").GetString());
    }

    private static async Task<PortalHost> HostWithReceiptAsync()
    {
        var host = await PortalHost.StartAsync();
        var receipt = new AnswerReceipt
        {
            Id = "r1",
            UserId = "anna",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Outcome = "answered",
            Writer = "quotes",
            Generation = "g",
            Question = "How many days?",
            Chunks = [],
            Timings = new AnswerTimings(1, 2, 3),
        };
        (host.Conversations.Receipts["r1"], host.Conversations.Receipts["r2"]) = (receipt, receipt with { Id = "r2", Question = null });
        return host;
    }
}
