using Microsoft.Extensions.AI;

namespace RagLlama.Answering;

/// <summary>
/// Names, in the options of a call, on whose behalf a model is called: models in process queue fairly between users and keep what they have read
/// for one conversation of one user, never for another. Clients of endpoints ignore it.
/// </summary>
public static class ChatCaller
{
    public const string UserKey = "ragllama.user";

    public const string ConversationKey = "ragllama.conversation";

    public const string AtKey = "ragllama.at";

    /// <param name="at">The day the model is told; null for today.</param>
    public static void Set(ChatOptions options, string? userId, string? conversationId, DateTimeOffset? at = null)
    {
        options.AdditionalProperties ??= [];
        if (at is not null)
        {
            options.AdditionalProperties[AtKey] = at;
        }

        options.AdditionalProperties[UserKey] = userId;
        options.AdditionalProperties[ConversationKey] = conversationId;
    }

    public static string? UserOf(ChatOptions? options) => Read(options, UserKey);

    public static string? ConversationOf(ChatOptions? options) => Read(options, ConversationKey);

    public static DateTimeOffset? AtOf(ChatOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(AtKey, out var value) ? value as DateTimeOffset? : null;

    private static string? Read(ChatOptions? options, string key) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(key, out var value) ? value as string : null;
}
