using System.Globalization;
using System.Text.Json;

namespace RagLlama.Prompting;

/// <summary>Values of a prompt out of JSON, for cases and for trying a prompt out. Everything in them is what others wrote: nothing becomes trusted.</summary>
public static class PromptValues
{
    private const string Fence = "fence";
    private const string Language = "language";

    /// <summary>Adds the fence and the language, and numbers what stands in lists: a text in a list becomes an object with <c>number</c>, <c>title</c> and <c>text</c>.</summary>
    public static Dictionary<string, object?> Of(PromptTemplate template, string language, IReadOnlyDictionary<string, JsonElement> given)
    {
        var values = given.Where(v => v.Key is not (Fence or Language)).ToDictionary(v => v.Key, v => Read(v.Value), StringComparer.Ordinal);
        if (template.Variables.Any(v => v.Name == Fence))
        {
            values[Fence] = PromptFence.Create();
        }

        if (template.Variables.Any(v => v.Name == Language))
        {
            values[Language] = PromptLanguage.Of(language);
        }

        return values;
    }

    private static object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(Item).ToList(),
        JsonValueKind.Object => ReadObject(value),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.True => true,
        _ => null,
    };

    private static Dictionary<string, object?> Item(JsonElement value, int index)
    {
        var item = value.ValueKind == JsonValueKind.Object
            ? ReadObject(value)
            : new Dictionary<string, object?> { ["title"] = string.Create(CultureInfo.InvariantCulture, $"Document {index + 1}"), ["text"] = Read(value) };
        item["number"] = index + 1;
        return item;
    }

    private static Dictionary<string, object?> ReadObject(JsonElement value) =>
        value.EnumerateObject().ToDictionary(p => p.Name, p => Read(p.Value), StringComparer.Ordinal);
}
