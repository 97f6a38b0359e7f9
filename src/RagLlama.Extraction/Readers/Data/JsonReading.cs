using System.Text.Json;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Markup;

namespace RagLlama.Extraction.Readers.Data;

internal static class JsonReading
{
    public static void Read(string text, DocumentBuilder builder)
    {
        try
        {
            using var document = Parse(text, builder);
            builder.Title ??= Title(document.RootElement);
            DataWriter.Write(Node("", document.RootElement), builder);
        }
        catch (JsonException)
        {
            Fallback(text, builder);
        }
    }

    /// <summary>One value a line.</summary>
    public static void ReadLines(string text, DocumentBuilder builder)
    {
        var records = new List<DataNode>();
        try
        {
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                using var document = Parse(line, builder);
                records.Add(Node("", document.RootElement));
            }
        }
        catch (JsonException)
        {
            Fallback(text, builder);
            return;
        }

        DataWriter.Write(new DataNode("", null, records), builder);
    }

    /// <exception cref="JsonException">Not JSON.</exception>
    public static JsonDocument Parse(string text, DocumentBuilder builder)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = builder.Limits.Depth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException exception) when (exception.Message.Contains("depth", StringComparison.Ordinal))
        {
            throw new ExtractionFailedException("limit_depth", $"The data is nested more than {builder.Limits.Depth} deep (Extraction:MaxDepth).");
        }
    }

    private static DataNode Node(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new DataNode(name, null, [.. element.EnumerateObject().Select(field => Node(field.Name, field.Value))]),
        JsonValueKind.Array when element.EnumerateArray().All(IsPlain) && element.GetArrayLength() > 0 => DataNode.Leaf(name, string.Join(", ", element.EnumerateArray().Select(Text))),
        JsonValueKind.Array => new DataNode(name, null, [.. element.EnumerateArray().Select(item => Node("", item))]),
        _ => DataNode.Leaf(name, Text(element)),
    };

    private static bool IsPlain(JsonElement element) => element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.Null ? "" : element.ToString();

    private static string? Title(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String ? title.GetString() : null;

    /// <summary>Not JSON after all: its words are still readable.</summary>
    private static void Fallback(string text, DocumentBuilder builder)
    {
        builder.Warn("plain_text", null, "The file is not valid JSON, so it was read as plain text.");
        SourceCodeReader.Read(text, builder);
    }
}
