using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using RagLlama.Documents;

namespace RagLlama.Ingestion;

/// <summary>How what was read from a document is kept: JSON, gzip. The same document always gives the same bytes.</summary>
internal static partial class StructureFormat
{
    public static byte[] Write(ExtractedDocument document)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(gzip, document, StructureJson.Default.ExtractedDocument);
        }

        return buffer.ToArray();
    }

    public static async Task<ExtractedDocument?> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 16 * 1024, useAsync: true);
        return await ReadAsync(stream, cancellationToken);
    }

    public static async Task<ExtractedDocument?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        return await JsonSerializer.DeserializeAsync(gzip, StructureJson.Default.ExtractedDocument, cancellationToken);
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(ExtractedDocument))]
    private sealed partial class StructureJson : JsonSerializerContext;
}
