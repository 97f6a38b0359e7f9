using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace RagLlama.Inference.OpenAi;

/// <summary>Between the neutral chat types and those of the OpenAI client.</summary>
internal static class OpenAiMessages
{
    public static OpenAI.Chat.ChatMessage ToRequest(Microsoft.Extensions.AI.ChatMessage message) =>
        OpenAiTools.ToRequest(message)
        ?? (message.Role == ChatRole.System ? new SystemChatMessage(message.Text)
        : message.Role == ChatRole.Assistant ? new AssistantChatMessage(message.Text)
        : new UserChatMessage(message.Text));

    public static ChatCompletionOptions ToOptions(ChatOptions? options)
    {
        var request = new ChatCompletionOptions
        {
            Temperature = options?.Temperature,
            TopP = options?.TopP,
            MaxOutputTokenCount = options?.MaxOutputTokens,
            FrequencyPenalty = options?.FrequencyPenalty,
            PresencePenalty = options?.PresencePenalty,
        };
        foreach (var stop in options?.StopSequences ?? [])
        {
            request.StopSequences.Add(stop);
        }

        OpenAiTools.Offer(options, request);
        return request;
    }

    /// <param name="calls">Collects the pieces of function calls; they come out whole with the finish reason.</param>
    /// <param name="ran">Time since the request was sent.</param>
    public static ChatResponseUpdate ToUpdate(StreamingChatCompletionUpdate update, Endpoint endpoint, OpenAiToolCalls calls, TimeSpan ran)
    {
        var result = new ChatResponseUpdate
        {
            Role = ChatRole.Assistant,
            ResponseId = update.CompletionId,
            ModelId = string.IsNullOrEmpty(update.Model) ? endpoint.Model : update.Model,
            FinishReason = update.FinishReason is { } reason ? ToReason(reason) : null,
        };
        foreach (var part in update.ContentUpdate)
        {
            if (!string.IsNullOrEmpty(part.Text))
            {
                result.Contents.Add(new TextContent(part.Text));
            }
        }

        calls.Add(update);
        if (update.FinishReason is not null)
        {
            calls.Take().ForEach(result.Contents.Add);
        }

        if (update.Usage is { } usage)
        {
            result.Contents.Add(ToUsage(usage, endpoint, ran));
        }

        return result;
    }

    private static UsageContent ToUsage(ChatTokenUsage usage, Endpoint endpoint, TimeSpan ran)
    {
        var details = new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount };
        return ModelCosts.Add(new UsageContent(details), endpoint.Price, endpoint.Energy, ran);
    }

    private static Microsoft.Extensions.AI.ChatFinishReason ToReason(OpenAI.Chat.ChatFinishReason reason) => reason switch
    {
        OpenAI.Chat.ChatFinishReason.Length => Microsoft.Extensions.AI.ChatFinishReason.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => Microsoft.Extensions.AI.ChatFinishReason.ContentFilter,
        OpenAI.Chat.ChatFinishReason.ToolCalls => Microsoft.Extensions.AI.ChatFinishReason.ToolCalls,
        _ => Microsoft.Extensions.AI.ChatFinishReason.Stop,
    };
}
