using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RagLlama.Host.Tests.Portal;
using RagLlama.Ingestion;
using Xunit;

namespace RagLlama.Host.Tests.Api;

public sealed class AskTests
{
    private static readonly Uri Ask = new("/api/v1/ask", UriKind.Relative);

    [Fact]
    public async Task Answers_with_one_object()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna", "ask");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "How many days can be carried over?" });
        var json = await reply.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("answered", json.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("reason").ValueKind);
        Assert.Equal("quotes", json.GetProperty("writer").GetString());
        var citation = json.GetProperty("citations")[0];
        Assert.Equal(1, citation.GetProperty("n").GetInt32());
        Assert.Equal(Company.Leave.ToString(), citation.GetProperty("documentId").GetString());
        Assert.Equal(1, citation.GetProperty("page").GetInt32());
        Assert.Equal("Annual leave", citation.GetProperty("headings")[0].GetString());
        var sentences = json.GetProperty("sentences");
        Assert.Equal(["supported", "supported", "partly", "unsupported"], sentences.EnumerateArray().Select(s => s.GetProperty("status").GetString()));
        Assert.Equal(11, json.GetProperty("timings").GetProperty("totalMs").GetDouble());
    }

    [Fact]
    public async Task Says_where_each_sentence_stands_in_the_answer()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "How many days can be carried over?" });
        var json = await reply.Content.ReadFromJsonAsync<JsonElement>();
        var text = json.GetProperty("answer").GetString()!;
        var cut = json.GetProperty("sentences").EnumerateArray()
            .Select(s => text.Substring(s.GetProperty("start").GetInt32(), s.GetProperty("length").GetInt32())).ToList();

        Assert.Equal("They must be taken by 31 March [1].", cut[1]);
        Assert.Equal("Unused days are paid out in April.", cut[3]);
    }

    [Fact]
    public async Task Streams_the_events_in_their_order()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "How many days can be carried over?" });
        var events = (await reply.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/event-stream", reply.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            ["searching", "sources", "delta", "citation", "delta", "verified", "verified", "verified", "verified", "done"],
            events.Select(e => e.Split('\n')[0]["event: ".Length..]));
        Assert.Contains("\"status\":\"unsupported\"", events[8], StringComparison.Ordinal);
        Assert.Contains("\"receiptId\":\"r-anna\"", events[9], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_the_middle_becomes_an_error_event_with_a_reference_and_no_detail()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "please break" });
        var last = (await reply.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[^1];

        Assert.StartsWith("event: error", last, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", last, StringComparison.Ordinal);
        var reference = JsonDocument.Parse(last[last.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("reference").GetString();
        Assert.Contains(host.Log.Lines, l => l.Contains("6100", StringComparison.Ordinal) && l.Contains(reference!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_before_the_answer_is_a_problem_with_a_reference_and_no_detail()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "please break" });
        var text = await reply.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"reference\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_queue_is_429_with_a_time_to_come_back()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "are you busy" });

        Assert.Equal(HttpStatusCode.TooManyRequests, reply.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), reply.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_search_that_has_no_room_is_429_with_a_time_to_come_back_in_both_forms()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "it is crowded" });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
        using var streamed = await client.PostAsJsonAsync(Ask, new { question = "it is crowded" });
        var last = (await streamed.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[^1];

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(3)), (reply.StatusCode, reply.Headers.RetryAfter!.Delta!.Value));
        Assert.DoesNotContain("secret detail", await reply.Content.ReadAsStringAsync() + last, StringComparison.Ordinal);
        Assert.StartsWith("event: error", last, StringComparison.Ordinal);
        var data = JsonDocument.Parse(last[last.IndexOf('{', StringComparison.Ordinal)..]).RootElement;
        Assert.Equal((429, 3), (data.GetProperty("status").GetInt32(), data.GetProperty("retryAfterSeconds").GetInt32()));
    }

    [Fact]
    public async Task Too_many_questions_in_a_minute_are_429()
    {
        await using var host = await PortalHost.StartAsync(("Api:QuestionsPerMinute", "2"));
        using var client = await host.WithKeyAsync("anna");
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var reply = await client.PostAsJsonAsync(Ask, new { question = "carry over?" });
            codes.Add(reply.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], codes);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"question":"  "}""")]
    [InlineData("""{"question":"x","language":"xx"}""")]
    [InlineData("""{"question":5}""")]
    [InlineData("""not json""")]
    public async Task A_bad_question_is_a_problem(string body)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var reply = await client.PostAsync(Ask, content);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        Assert.Empty(host.Answers.Asked);
    }

    [Fact]
    public async Task A_question_of_more_than_4000_characters_is_refused()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");

        using var reply = await client.PostAsJsonAsync(Ask, new { question = new string('a', 4001) });

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task A_conversation_gives_its_history_and_gets_the_turn()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        var conversation = await host.Conversations.CreateAsync("anna", "Leave", default);
        await host.Conversations.AddTurnAsync("anna", conversation.Id, new("Who approves leave?", "The team lead."), default);

        using var reply = await client.PostAsJsonAsync(Ask, new { question = "And can it be carried over?", conversationId = conversation.Id });

        Assert.Equal("Who approves leave?", host.Answers.Asked.Single().History.Single().Question);
        var turns = await host.Conversations.ReadTurnsAsync("anna", conversation.Id, default);
        Assert.Equal("And can it be carried over?", turns[1].Question);
    }

    [Fact]
    public async Task What_a_removed_document_said_is_neither_read_again_nor_given_to_the_next_question()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        var conversation = await host.Conversations.CreateAsync("anna", "Leave", default);
        using var first = await client.PostAsJsonAsync(Ask, new { question = "Can leave be carried over?", conversationId = conversation.Id });
        var before = await client.GetStringAsync(new Uri("/api/v1/conversations/" + conversation.Id, UriKind.Relative));
        host.Catalog.Change(Company.Leave, d => d with { Status = DocumentStatus.Removed });

        var after = await client.GetStringAsync(new Uri("/api/v1/conversations/" + conversation.Id, UriKind.Relative));
        using var second = await client.PostAsJsonAsync(Ask, new { question = "And for trainees?", conversationId = conversation.Id });

        Assert.Contains("five days", before, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"current\"", before, StringComparison.Ordinal);
        Assert.Contains(Company.Leave.ToString(), before, StringComparison.Ordinal);
        Assert.DoesNotContain("five days", after, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"withheld\"", after, StringComparison.Ordinal);
        Assert.Equal(("Can leave be carried over?", ""), (host.Answers.Asked[1].History[0].Question, host.Answers.Asked[1].History[0].Answer));
    }

    [Fact]
    public async Task Somebody_elses_conversation_is_answered_like_an_unknown_one()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await host.WithKeyAsync("anna");
        var foreign = await host.Conversations.CreateAsync("bruno", "Secret", default);

        using var known = await client.PostAsJsonAsync(Ask, new { question = "carry over?", conversationId = foreign.Id });
        using var unknown = await client.PostAsJsonAsync(Ask, new { question = "carry over?", conversationId = "nothing" });

        Assert.Equal(HttpStatusCode.NotFound, known.StatusCode);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await known.Content.ReadAsStringAsync());
        Assert.Empty(host.Answers.Asked);
    }
}
