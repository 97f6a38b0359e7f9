using System.Text.Json;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Markdown;

namespace RagLlama.Extraction.Readers.Data;

/// <summary>A Jupyter notebook (nbformat 4): texts as Markdown, code as code, printed results as notes.</summary>
internal static class NotebookReader
{
    private const int MostResult = 5000;

    public static void Read(string text, DocumentBuilder builder)
    {
        JsonDocument document;
        try
        {
            document = JsonReading.Parse(text, builder);
        }
        catch (JsonException)
        {
            JsonReading.Read(text, builder);
            return;
        }

        using (document)
        {
            if (Child(document.RootElement, "cells") is not { ValueKind: JsonValueKind.Array } cells)
            {
                JsonReading.Read(text, builder);
                return;
            }

            var metadata = Child(document.RootElement, "metadata");
            var language = Text(Child(Child(metadata, "language_info"), "name")) is { Length: > 0 } name ? name : Text(Child(Child(metadata, "kernelspec"), "language"));
            builder.Title ??= Text(Child(metadata, "title"));
            foreach (var cell in cells.EnumerateArray())
            {
                Write(cell, ref language, builder);
            }
        }
    }

    private static void Write(JsonElement cell, ref string language, DocumentBuilder builder)
    {
        var source = Text(Child(cell, "source"));
        switch (Text(Child(cell, "cell_type")))
        {
            case "markdown":
                MarkdownReader.Read(source, builder);
                break;
            case "code":
                builder.Add(BlockType.Caption, language);
                language = "";
                builder.Add(BlockType.Code, source);
                foreach (var output in Child(cell, "outputs") is { ValueKind: JsonValueKind.Array } outputs ? outputs.EnumerateArray() : [])
                {
                    var result = Text(Child(output, "text")) + Text(Child(Child(output, "data"), "text/plain"));
                    builder.Add(BlockType.Note, result[..Math.Min(result.Length, MostResult)]);
                }

                break;
            default:
                builder.Add(BlockType.Paragraph, source);
                break;
        }
    }

    private static JsonElement? Child(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var child) ? child : null;

    /// <summary>Texts are strings, or lists of their lines.</summary>
    private static string Text(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        { ValueKind: JsonValueKind.Array } lines => string.Concat(lines.EnumerateArray().Where(line => line.ValueKind == JsonValueKind.String).Select(line => line.GetString())),
        _ => "",
    };
}
