using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RagLlama.Host.Cli;

/// <summary>Writes the one JSON object of a verb with --json.</summary>
internal static class JsonOutput
{
    /// <summary>Text in any language stays readable; everything is a JSON string, never HTML.</summary>
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static void Write<T>(T value)
    {
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, value, Options);
        output.WriteByte((byte)'\n');
    }
}
