using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace RagLlama.Inference.OpenAi;

/// <summary>Puts the pieces of streamed function calls together.</summary>
internal sealed class OpenAiToolCalls
{
    private readonly SortedDictionary<int, Call> calls = [];

    public void Add(StreamingChatCompletionUpdate update)
    {
        foreach (var piece in update.ToolCallUpdates)
        {
            var call = calls.TryGetValue(piece.Index, out var known) ? known : calls[piece.Index] = new Call();
            call.Id = string.IsNullOrEmpty(piece.ToolCallId) ? call.Id : piece.ToolCallId;
            call.Name = string.IsNullOrEmpty(piece.FunctionName) ? call.Name : piece.FunctionName;
            call.Arguments.Append(piece.FunctionArgumentsUpdate is { } arguments ? arguments.ToString() : "");
        }
    }

    /// <summary>The calls that are whole by now; each comes out once.</summary>
    public List<AIContent> Take()
    {
        var taken = calls.Where(c => c.Value.Name.Length > 0).Select(AIContent (c) => ToContent(c.Key, c.Value)).ToList();
        calls.Clear();
        return taken;
    }

    private static FunctionCallContent ToContent(int index, Call call)
    {
        var content = new FunctionCallContent(call.Id ?? string.Create(CultureInfo.InvariantCulture, $"call_{index + 1}"), call.Name);
        try
        {
            content.Arguments = call.Arguments.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, object?>>(call.Arguments.ToString(), AIJsonUtilities.DefaultOptions);
        }
        catch (JsonException fault)
        {
            content.Exception = fault;
        }

        return content;
    }

    private sealed class Call
    {
        public string? Id { get; set; }

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
