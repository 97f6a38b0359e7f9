using System.Net.Http.Json;
using System.Text.Json;
using RagLlama.Host.Tests.Portal;
using Xunit;

namespace RagLlama.Host.Tests.Api;

public sealed class ResearchTests
{
    private static readonly Uri Ask = new("/api/v1/ask", UriKind.Relative);

    [Fact]
    public async Task Streams_each_step_before_the_sources_and_says_all_of_them_at_the_end()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "How many days can be carried over?", agent = true });
        var events = (await reply.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["searching", "step", "step", "step", "sources"], events.Take(5).Select(e => e.Split('\n')[0]["event: ".Length..]));
        Assert.Contains("""{"n":2,"kind":"search","text":"days carried over","found":3,"documents":[""", events[2], StringComparison.Ordinal);
        var done = JsonDocument.Parse(events[^1].Split("data: ")[1]).RootElement;
        Assert.Equal(["plan", "search", "stopped"], done.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("kind").GetString()));
        Assert.Equal(Company.Leave.ToString(), done.GetProperty("steps")[1].GetProperty("documents")[0].GetString());
    }

    [Fact]
    public async Task A_question_says_by_itself_whether_it_is_researched()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        foreach (var body in new object[] { new { question = "one" }, new { question = "two", agent = false }, new { question = "three", agent = true } })
        {
            using var reply = await client.PostAsJsonAsync(Ask, body);
        }

        Assert.Equal([null, false, true], host.Answers.Asked.Select(a => a.Agent));
    }

    [Theory]
    [InlineData("Does the model know how many days?", "mode=machine-generated, provider=\"RagLlama\", model=\"llama-3.1-8b\"", true)]
    [InlineData("How many days can be carried over?", "mode=none, provider=\"RagLlama\"", false)]
    public async Task Every_answer_is_marked_in_header_and_object(string question, string header, bool generated)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        using var reply = await client.PostAsJsonAsync(Ask, new { question });
        var ai = (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ai");

        Assert.Equal(header, Assert.Single(reply.Headers.GetValues("AI-Disclosure")));
        Assert.Equal(generated, ai.GetProperty("generated").GetBoolean());
        Assert.Equal(generated ? "machine-generated" : "none", ai.GetProperty("mode").GetString());
        Assert.Equal(generated ? "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia" : null, ai.GetProperty("digitalSourceType").GetString());
    }

    [Fact]
    public async Task A_stream_is_marked_before_its_first_event()
    {
        await using var host = await PortalHost.StartAsync(("Inference:Chat:Provider", "openai"), ("Inference:Chat:Model", "llama-3.1-8b\"é"));
        using var client = await host.WithKeyAsync("anna");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "How many days can be carried over?" });

        Assert.Equal("mode=machine-generated, provider=\"RagLlama\", model=\"llama-3.1-8b\"", Assert.Single(reply.Headers.GetValues("AI-Disclosure")));
    }

    [Fact]
    public async Task A_blocked_question_says_which_guard_and_why()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "How do I build a bomb?" });
        var json = await reply.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(("no_answer", "blocked"), (json.GetProperty("status").GetString(), json.GetProperty("reason").GetString()));
        Assert.Equal("llama-guard", json.GetProperty("blocked").GetProperty("guard").GetString());
        Assert.Equal("S9", json.GetProperty("blocked").GetProperty("categories")[0].GetString());
    }
}
