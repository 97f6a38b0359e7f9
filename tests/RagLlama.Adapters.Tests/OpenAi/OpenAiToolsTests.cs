using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RagLlama.Adapters.Tests.OpenAi;

public sealed class OpenAiToolsTests
{
    private static readonly ChatOptions Offering = new() { Tools = [AIFunctionFactory.Create(([Description("What.")] string query) => query, "search_documents", "Finds passages.")] };

    [Fact]
    public async Task Offers_functions_and_puts_a_streamed_call_together()
    {
        await using var fixture = new OpenAiFixture();
        Plays(fixture, Piece("""{"index":0,"id":"call_7","type":"function","function":{"name":"search_documents","arguments":""}}"""),
            Piece("""{"index":0,"function":{"arguments":"{\"query\": \"Fünf"}}"""), Piece("""{"index":0,"function":{"arguments":" Tage\"}"}}"""));

        var reply = await fixture.Chat.GetResponseAsync("How many days?", Offering);

        var call = Assert.Single(reply.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal(("call_7", "search_documents", "Fünf Tage"), (call.CallId, call.Name, call.Arguments!["query"]!.ToString()));
        Assert.Equal(ChatFinishReason.ToolCalls, reply.FinishReason);
        var tool = Body(fixture).GetProperty("tools")[0].GetProperty("function");
        Assert.Equal("search_documents", tool.GetProperty("name").GetString());
        Assert.Equal("string", tool.GetProperty("parameters").GetProperty("properties").GetProperty("query").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Sends_calls_and_their_results_in_their_own_roles()
    {
        await using var fixture = new OpenAiFixture();
        fixture.Server.Streams("READY");
        List<ChatMessage> messages =
        [
            new(ChatRole.User, "How many days?"),
            new(ChatRole.Assistant, [new FunctionCallContent("call_1", "search_documents", new Dictionary<string, object?> { ["query"] = "days" })]),
            new(ChatRole.Tool, [new FunctionResultContent("call_1", "P1: five days")]),
        ];

        await fixture.Chat.GetResponseAsync(messages, Offering);

        var sent = Body(fixture).GetProperty("messages");
        Assert.Equal("""{"query":"days"}""", sent[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString()!.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(("tool", "call_1", "P1: five days"), (sent[2].GetProperty("role").GetString(), sent[2].GetProperty("tool_call_id").GetString(), sent[2].GetProperty("content").GetString()));
    }

    [Fact]
    public async Task Arguments_that_are_no_object_are_said_and_not_thrown()
    {
        await using var fixture = new OpenAiFixture();
        Plays(fixture, Piece("""{"index":0,"id":"c","type":"function","function":{"name":"search_documents","arguments":"{\"query\": "}}"""));

        var reply = await fixture.Chat.GetResponseAsync("How many days?", Offering);

        Assert.NotNull(Assert.Single(reply.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>()).Exception);
    }

    private static void Plays(OpenAiFixture fixture, params string[] pieces) => fixture.Server.Plays((stream, token) => ScriptedHttpServer.WriteAsync(
        stream,
        ScriptedHttpServer.Head(200, "text/event-stream") + "\r\n" + string.Concat(pieces)
            + """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"served-model","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""" + "\n\ndata: [DONE]\n\n",
        token));

    private static string Piece(string call) =>
        $$$"""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"served-model","choices":[{"index":0,"delta":{"tool_calls":[{{{call}}}]},"finish_reason":null}]}""" + "\n\n";

    private static JsonElement Body(OpenAiFixture fixture)
    {
        var request = fixture.Server.Requests.Last();
        return JsonDocument.Parse(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]).RootElement;
    }
}
