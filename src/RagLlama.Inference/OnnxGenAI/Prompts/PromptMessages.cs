using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RagLlama.Inference.OnnxGenAI.Prompts;

/// <summary>Messages in the form the template takes: an array of objects with role and content, both plain strings.</summary>
internal static class PromptMessages
{
    /// <summary>Letters of every script stay as they are: an escape costs the library's own parser more than a byte.</summary>
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="ArgumentException">There is no message, or one holds something other than text.</exception>
    public static string ToJson(IEnumerable<ChatMessage> messages, ChatOptions? options, PlainText plain)
    {
        var list = new List<PromptMessage>();
        if (!string.IsNullOrWhiteSpace(options?.Instructions))
        {
            list.Add(new PromptMessage("system", plain.Of(options.Instructions)));
        }

        list.AddRange(messages.Select(m => new PromptMessage(RoleOf(m.Role), plain.Of(TextOf(m)))));
        LlamaTools.Describe(list, options, plain);
        if (list.Count == 0)
        {
            throw new ArgumentException("There is no message to answer.");
        }

        return JsonSerializer.Serialize(JoinSystem(list), Format);
    }

    /// <summary>Templates know one system message, at the beginning.</summary>
    private static List<PromptMessage> JoinSystem(List<PromptMessage> list)
    {
        var system = string.Join("\n\n", list.Where(m => m.Role == "system").Select(m => m.Content));
        var rest = list.Where(m => m.Role != "system");
        return [.. system.Length > 0 ? rest.Prepend(new PromptMessage("system", system)) : rest];
    }

    private static string RoleOf(ChatRole role) =>
        role == ChatRole.System ? "system" : role == ChatRole.Assistant ? "assistant" : role == ChatRole.Tool ? "ipython" : "user";

    private static string TextOf(ChatMessage message)
    {
        var parts = message.Contents.Select(part => part switch
        {
            TextContent text => text.Text,
            TextReasoningContent => "",
            FunctionCallContent call => LlamaTools.Write(call),
            FunctionResultContent result => LlamaTools.Write(result),
            UsageContent => "",
            _ => throw new ArgumentException($"The model in process reads text only, not {part.GetType().Name}."),
        });
        return string.Concat(parts);
    }
}
