using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace RagLlama.Inference.OpenAi;

/// <summary>Functions in the form of the OpenAI client: offered, called, answered.</summary>
internal static class OpenAiTools
{
    public static void Offer(ChatOptions? options, ChatCompletionOptions request)
    {
        foreach (var function in options?.ToolMode is NoneChatToolMode ? [] : options?.Tools?.OfType<AIFunctionDeclaration>() ?? [])
        {
            request.Tools.Add(ChatTool.CreateFunctionTool(function.Name, function.Description, BinaryData.FromString(function.JsonSchema.GetRawText())));
        }
    }

    /// <summary>Null for a message that holds neither a call nor a result.</summary>
    public static OpenAI.Chat.ChatMessage? ToRequest(Microsoft.Extensions.AI.ChatMessage message)
    {
        if (message.Contents.OfType<FunctionResultContent>().FirstOrDefault() is { } result)
        {
            return new ToolChatMessage(result.CallId, result.Result as string ?? JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions));
        }

        var calls = message.Contents.OfType<FunctionCallContent>()
            .Select(c => ChatToolCall.CreateFunctionToolCall(c.CallId, c.Name, BinaryData.FromString(JsonSerializer.Serialize(c.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions))))
            .ToList();
        return calls.Count == 0 ? null : new AssistantChatMessage(calls);
    }
}
