using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.AI;
using RagLlama.Prompting;

namespace RagLlama.Answering;

/// <summary>Fills the prompt of <c>prompts/answer</c>.</summary>
internal static class ChatPrompt
{
    /// <summary>A fence of 128 random bits: no document can know it.</summary>
    private const int FenceBytes = 16;

    private const int TurnsShown = 3;

    public static IReadOnlyDictionary<string, object?> Values(AnswerTask task, AnswerContext context) => new Dictionary<string, object?>
    {
        ["fence"] = new TrustedText(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FenceBytes))),
        ["language"] = new TrustedText(NameOf(task.Language)),
        ["sources"] = context.Sources.Select(Source).ToList(),
        ["history"] = task.History.TakeLast(TurnsShown).Select(Turn).ToList(),
        ["question"] = task.Question,
    };

    public static List<ChatMessage> Messages(RenderedPrompt prompt) =>
        [.. prompt.Messages.Select(m => new ChatMessage(new ChatRole(m.Role), m.Text))];

    public static ChatOptions Settings(RenderedPrompt prompt, AnswerTask task)
    {
        var options = new ChatOptions
        {
            Temperature = prompt.Settings.Temperature,
            MaxOutputTokens = prompt.Settings.MaxTokens,
            StopSequences = [.. prompt.Settings.StopSequences],
        };
        ChatCaller.Set(options, task.UserId, task.ConversationId);
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

    private static Dictionary<string, object?> Turn(ConversationTurn turn) => new() { ["question"] = turn.Question, ["answer"] = turn.Answer };

    private static string NameOf(string language) => language switch
    {
        "de" => "German",
        "fr" => "French",
        "it" => "Italian",
        "pt" => "Portuguese",
        "hi" => "Hindi",
        "es" => "Spanish",
        "th" => "Thai",
        "en" => "English",
        _ => "the language of the question",
    };
}
