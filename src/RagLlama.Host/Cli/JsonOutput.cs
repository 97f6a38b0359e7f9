using System.Text.Json;
using RagLlama.Host.Api.Json;

namespace RagLlama.Host.Cli;

/// <summary>Writes the one JSON object of a verb with --json.</summary>
internal static class JsonOutput
{
    public static void Write<T>(T value)
    {
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, value, ApiJson.Options);
        output.WriteByte((byte)'\n');
    }
}
