using System.Globalization;
using Microsoft.Extensions.AI;
using RagLlama.Prompting;

namespace RagLlama.Answering;

/// <summary>Fills the prompt of <c>prompts/answer</c>.</summary>
internal static class ChatPrompt
{
    public const string Name = "answer";

    private const int TurnsShown = 3;

    public static IReadOnlyDictionary<string, object?> Values(AnswerTask task, IReadOnlyList<ContextSource> sources) => new Dictionary<string, object?>
    {
        ["fence"] = PromptFence.Repeat(task.Repeat?.FenceOf(Name)),
        ["language"] = PromptLanguage.Of(task.Language),
        ["sources"] = sources.Select(Source).ToList(),
        ["history"] = Turns(task.History),
        ["question"] = task.Question,
    };

    public static List<Dictionary<string, object?>> Turns(IReadOnlyList<ConversationTurn> history, int longestAnswer = int.MaxValue) =>
    [
        .. history.TakeLast(TurnsShown).Select(turn => new Dictionary<string, object?>
        {
            ["question"] = turn.Question,
            ["answer"] = turn.Answer.Length > longestAnswer ? turn.Answer[..longestAnswer] + " …" : turn.Answer,
        }),
    ];

    public static List<ChatMessage> Messages(RenderedPrompt prompt) =>
        [.. prompt.Messages.Select(m => new ChatMessage(new ChatRole(m.Role), m.Text))];

    public static ChatOptions Settings(RenderedPrompt prompt, string? userId, string? conversationId, DateTimeOffset? at = null)
    {
        var options = new ChatOptions
        {
            Temperature = prompt.Settings.Temperature,
            MaxOutputTokens = prompt.Settings.MaxTokens,
            StopSequences = [.. prompt.Settings.StopSequences],
        };
        ChatCaller.Set(options, userId, conversationId, at);
        return options;
    }

    private static Dictionary<string, object?> Source(ContextSource source) => new()
    {
        ["number"] = source.Number,
        ["title"] = source.Passage.Document.Title,
        ["section"] = source.Passage.Chunk.Location.Headings.Count > 0 ? string.Join(" > ", source.Passage.Chunk.Location.Headings) : null,
        ["page"] = source.Passage.Chunk.Location.Page,
        ["modified"] = source.Passage.Document.ModifiedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["text"] = source.Text,
    };
}
