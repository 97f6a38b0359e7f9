using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RagLlama.Host.Api;
using RagLlama.Prompting;

namespace RagLlama.Host.Portal;

/// <summary>Values that somebody tries a prompt out with, as JSON.</summary>
public sealed class PromptForm
{
    public const int LongestValues = 20_000;

    /// <summary>Only for a text field, where every character is written as text.</summary>
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), MaxDepth = 8 };

    public string? Language { get; set; }

    public string? Values { get; set; }

    public static string Write(IReadOnlyDictionary<string, JsonElement> values) => JsonSerializer.Serialize(values, Format);

    /// <summary>The case with other values; what its reply must contain is asked only when they are still its own. Null when they cannot be read.</summary>
    public PromptCase? Read(PromptCase from)
    {
        if (Values is not { Length: > 0 and <= LongestValues } || Language is null || !AnswerLanguages.All.Contains(Language))
        {
            return null;
        }

        try
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Values, Format);
            return values is null ? null
                : Language == from.Language && Write(values) == Write(from.Values) ? from
                : new PromptCase { Name = from.Name, Language = Language, Values = values };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
